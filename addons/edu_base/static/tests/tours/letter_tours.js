import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";

const tours = registry.category("web_tour.tours");

tours.add("edu_base_chief_issues_a_letter", {
    steps: () =>
        inClicks(3, [
            {
                content: "What is to be issued stands first in the register",
                trigger: ".o_data_cell[name='title']:contains(关于聘任何知远的通知)",
                run: "click",
            },
            { trigger: ".o_form_view button[name='action_issue']", run: "click" },
            { trigger: ".modal-footer .btn-primary", run: "click" },
            {
                content: "It has its number, and is being printed",
                trigger: ".o_form_view [name='number']:contains(临督聘〔)",
            },
            { trigger: ".o_arrow_button_current[data-value='issued']" },
            { trigger: ".o_form_view .alert-info:not(.o_invisible_modifier)" },
        ]),
});

tours.add("edu_base_chief_opens_a_printed_letter", {
    steps: () =>
        inClicks(2, [
            {
                trigger: ".o_data_cell[name='number']:contains(临督聘〔)",
                run: "click",
            },
            { trigger: ".o_arrow_button_current[data-value='printed']" },
            { trigger: ".o_form_view button[name='action_open_pdf']", run: "click" },
            { trigger: "body:not(:has(.o_error_dialog)) .o_form_view" },
        ]),
});
