import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, useState } from "@odoo/owl";

/** What inspectors see of themselves, on the phone. */
export class OwnPage extends Component {
    static template = "edu_inspector.OwnPage";
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ person: null, sections: [], refusal: "" });
        onWillStart(() => this.load());
    }

    /** Say on the page itself why there is none, such as an account without a person. */
    async load() {
        try {
            const found = await this.orm.silent.call(
                "edu.inspector",
                "get_own_page",
                [],
            );
            Object.assign(this.state, found);
        } catch (error) {
            if (!error.data?.name?.endsWith("AccessError")) {
                throw error;
            }
            this.state.refusal = error.data.message;
        }
    }

    /** Open what is touched; what a dialog has added is shown once it closes. */
    open(touched) {
        this.action.doAction(touched.action, { onClose: () => this.load() });
    }
}

registry.category("actions").add("edu_inspector.own_page", OwnPage);
