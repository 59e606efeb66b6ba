import { deserializeDateTime, formatDateTime } from "@web/core/l10n/dates";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, useState } from "@odoo/owl";

/** A number that opens the records behind it. */
export class PageNumber extends Component {
    static template = "edu_supervision.PageNumber";
    static props = { number: Object, about: { type: String, optional: true } };

    setup() {
        this.action = useService("action");
    }

    get said() {
        const { title, count } = this.props.number;
        return [this.props.about, title, count].filter((word) => word !== "").join(" ");
    }

    open() {
        this.action.doAction(this.props.number.action);
    }
}
PageNumber.defaultProps = { about: "" };

/** The year's supervision on one page: what was done, what is due, what is wrong. */
export class LeaderPage extends Component {
    static template = "edu_supervision.LeaderPage";
    static components = { Layout, PageNumber };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.display = { controlPanel: {} };
        this.state = useState({ domains: [], kinds: [], sections: [] });
        onWillStart(async () => {
            const page = await this.orm.call("edu.visit.leader.page", "get_page", []);
            Object.assign(this.state, page);
        });
    }

    get asOf() {
        return formatDateTime(deserializeDateTime(this.state.as_of));
    }

    /** A phone has no room for what there is none of. */
    isAny({ done, planned }) {
        return Boolean(done.count || planned.count);
    }

    domainTitle(cell) {
        return this.state.domains.find((one) => one.key === cell.key).title;
    }

    about(kind, cell) {
        return `${kind.title}, ${this.domainTitle(cell)}:`;
    }
}

registry.category("actions").add("edu_supervision.leader_page", LeaderPage);
