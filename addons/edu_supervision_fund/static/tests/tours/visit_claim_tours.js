import { inClicks } from "@edu_base/../tests/tours/clicks";
import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("edu_supervision_fund_claim_a_visit", {
    steps: () =>
        inClicks(2, [
            {
                trigger: "[data-key='claims'] .o_edu_own_line button:contains(第1小学)",
                run: "click",
            },
            { trigger: "[name='item_ids'] .o_kanban_record:contains(40.00)" },
            { trigger: "[name='item_ids'] .o_kanban_record:contains(5.00)" },
            { trigger: "button[name='action_submit']", run: "click" },
            { trigger: ".o_form_view [name='number']:contains(BX2026-)" },
            { trigger: ".o_form_view:not(:has(button[name='action_submit']))" },
        ]),
});
