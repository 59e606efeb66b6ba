import { inClicks } from "@edu_base/../tests/tours/clicks";
import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("edu_demo_officer_plans_term", {
    steps: () =>
        inClicks(4, [
            {
                trigger:
                    "[data-menu-xmlid='edu_supervision.edu_supervision_root_menu']",
                run: "click",
            },
            {
                trigger: "[data-menu-xmlid='edu_supervision.edu_visit_plan_menu']",
                run: "click",
            },
            { trigger: ".modal [name='action_propose']", run: "click" },
            { trigger: ".modal [name='visit_count']:not(:contains(/^0$/))" },
            {
                content: "Who cannot be planned stands there, and why",
                trigger: ".modal [name='conflict_ids'] .o_data_row [name='reason']",
            },
            { trigger: ".modal [name='create_visits']", run: "click" },
            { trigger: "body:not(:has(.modal)) .o_list_view .o_data_row" },
        ]),
});
