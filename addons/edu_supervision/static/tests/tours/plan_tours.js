import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";

registry.category("web_tour.tours").add("edu_supervision_plan_a_term", {
    steps: () =>
        inClicks(3, [
            {
                content: "The term that comes next is chosen already",
                trigger: ".modal [name='term_id'] input:not(:placeholder-shown)",
            },
            { trigger: ".modal [name='confirm'] input", run: "click" },
            {
                trigger: ".modal footer button[name='action_propose']",
                run: "click",
            },
            {
                content: "Each school once a month, and by name who cannot be planned",
                trigger:
                    ".modal:has([name='visit_count']:contains(/\\b24\\b/)) .o_data_row:contains(无牌1小学)",
            },
            { trigger: ".modal footer button[name='create_visits']", run: "click" },
            {
                content: "The visits are there",
                trigger: ".o_list_view:not(:has(.modal)) .o_data_row:eq(23)",
            },
        ]),
});

registry.category("web_tour.tours").add("edu_supervision_visit_grid", {
    steps: () =>
        inClicks(4, [
            {
                content: "A school is visited in March and lacks a visit in April",
                trigger:
                    ".o_edu_visit_grid tr:contains(第1小学) [data-month='2026-03-01'][data-status='done']",
            },
            { trigger: ".o_edu_visit_grid button[name='gaps']", run: "click" },
            {
                trigger:
                    ".o_edu_visit_grid tr:contains(第1小学) [data-month='2026-04-01'][data-status='gap']",
                run: "click",
            },
            {
                content: "A visit of the school in that month is about to be planned",
                trigger: ".modal [name='unit_id'] input:value(第1小学)",
            },
            { trigger: ".modal .o_form_button_save", run: "click" },
            {
                trigger:
                    ".o_edu_visit_grid:not(:has(.modal)) tr:contains(第1小学) [data-month='2026-04-01'][data-status='planned']",
                run: "click",
            },
            { trigger: ".o_list_view .o_data_row:contains(第1小学)" },
        ]),
});
