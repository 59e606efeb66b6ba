import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";
import { Component, onWillUnmount, useState } from "@odoo/owl";

/**
 * Create what is proposed, portion after portion, and say how far it is. Each portion is
 * kept: closing the dialog stops, and creating again goes on.
 */
export class VisitPlanRun extends Component {
    static template = "edu_supervision.VisitPlanRun";
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.notification = useService("notification");
        this.state = useState({ isRunning: false, done: 0, total: 0 });
        onWillUnmount(() => {
            this.isClosed = true;
        });
    }

    get percent() {
        const { done, total } = this.state;
        return total ? Math.min(100, Math.round((100 * done) / total)) : 0;
    }

    call(method, ...args) {
        const { resModel, resId } = this.props.record;
        return this.orm.call(resModel, method, [[resId], ...args]);
    }

    async run() {
        if (!(await this.props.record.save())) {
            return;
        }
        const total = this.props.record.data.visit_count;
        Object.assign(this.state, { isRunning: true, done: 0, total });
        try {
            await this.createAll();
        } finally {
            this.state.isRunning = false;
        }
    }

    async createAll() {
        for (const governments of await this.call("portions")) {
            await this.createOf(governments);
        }
        if (!this.isClosed) {
            this.notification.add(_t("%s visits planned.", this.state.done), {
                type: "success",
            });
            this.action.doAction(await this.call("action_show"));
        }
    }

    async createOf(governments) {
        let left = 1;
        while (left && !this.isClosed) {
            const portion = await this.call("create_portion", governments);
            left = portion.done && portion.left;
            this.state.done += portion.done;
        }
    }
}

registry.category("view_widgets").add("edu_visit_plan_run", {
    component: VisitPlanRun,
});
