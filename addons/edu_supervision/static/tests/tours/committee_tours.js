import { inClicks } from "@edu_base/../tests/tours/clicks";
import { registry } from "@web/core/registry";
import { foundOption } from "@edu_base/../tests/tours/options";

const tours = registry.category("web_tour.tours");

tours.add("edu_supervision_officer_opens_the_filings", {
    steps: () =>
        inClicks(2, [
            {
                content: "Nothing is asked for yet",
                trigger: ".o_list_view:not(:has(.o_data_row))",
            },
            {
                trigger: ".o_control_panel button.o_edu_open_filings",
                run: "click",
            },
            {
                content: "Counties and days are proposed",
                trigger: ".modal [name='county_ids'] .o_tag:contains(临溪县)",
            },
            { trigger: ".modal button[name='action_open']", run: "click" },
            {
                content: "The board shows both counties, with five kinds missing",
                trigger:
                    ".o_list_view:has(.o_data_row:contains(望岳区)) " +
                    ".o_data_row:contains(临溪县) [name='missing_count']:contains(5)",
            },
        ]),
});

tours.add("edu_supervision_officer_holds_the_plenary", {
    steps: () =>
        inClicks(8, [
            { trigger: "button[name='action_propose_agenda']", run: "click" },
            {
                content: "The four standing topics are on the agenda",
                trigger: "[name='item_ids'] .o_data_row:eq(3)",
            },
            { trigger: ".o_form_view button[name='action_call']", run: "click" },
            { trigger: ".o_form_view button[name='action_hold']", run: "click" },
            { trigger: ".o_arrow_button_current[data-value='held']" },
            {
                trigger: "[name='item_ids'] .o_data_row:eq(0) [name='decision']",
                run: "click",
            },
            {
                trigger: "[name='item_ids'] .o_selected_row [name='decision'] textarea",
                run: "edit 年底前完成履职评价。",
            },
            {
                trigger: ".o_selected_row [name='lead_unit_id'] input",
                run: "edit 临溪县财政局",
            },
            {
                trigger: foundOption("临溪县财政局"),
                run: "click",
            },
            {
                trigger: ".o_selected_row td[name='date_deadline']",
                run: "click",
            },
            {
                trigger: ".o_selected_row [name='date_deadline'] input",
                run: "edit 2030-12-31",
            },
            { trigger: ".o_form_button_save", run: "click" },
            { trigger: ".o_form_saved" },
            { trigger: "button[name='action_make_matters']", run: "click" },
            {
                content: "The matter is the finance bureau's",
                trigger: ".o_form_view [name='lead_unit_id'] input:value(临溪县财政局)",
            },
        ]),
});
