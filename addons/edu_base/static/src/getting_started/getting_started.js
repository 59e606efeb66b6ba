import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { Component, onWillStart, useState } from "@odoo/owl";

/** What a bureau brings in before work starts, in order, and what is there of it. */
export class GettingStarted extends Component {
    static template = "edu_base.GettingStarted";
    static components = { Layout };
    static props = { ...standardActionServiceProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ steps: [], isServing: true });
        onWillStart(async () => {
            const found = await this.orm.call("edu.master.import", "get_overview", []);
            Object.assign(this.state, found);
        });
    }

    openCount(count) {
        this.action.doAction({
            type: "ir.actions.act_window",
            name: count.label,
            res_model: count.model,
            domain: count.domain,
            views: [
                [false, "list"],
                [false, "form"],
            ],
        });
    }

    startImport(kind) {
        this.action.doAction("edu_base.edu_master_import_action", {
            additionalContext: { default_kind: kind },
        });
    }
}

registry.category("actions").add("edu_getting_started", GettingStarted);
