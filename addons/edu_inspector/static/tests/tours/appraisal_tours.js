import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";

const tours = registry.category("web_tour.tours");

const SELECT_ALL = { trigger: "thead .o_list_record_selector input", run: "click" };

tours.add("edu_inspector_chief_opens_a_year", {
    steps: () =>
        inClicks(2, [
            {
                trigger: ".o_list_view button:contains(/Open a Year|启动年度考核/)",
                run: "click",
            },
            {
                content: "It says for how many",
                trigger: ".modal [name='number']:contains(2)",
            },
            { trigger: ".modal button[name='action_open']", run: "click" },
            { trigger: ".o_list_view .o_data_row:contains(范知行)" },
            { trigger: ".o_list_view .o_data_row:contains(谢文澜)" },
        ]),
});

tours.add("edu_inspector_officer_grades", {
    steps: () =>
        inClicks(8, [
            { trigger: ".o_list_view .o_data_row:contains(谢文澜)" },
            SELECT_ALL,
            { trigger: ".o_list_view button[name='action_review']", run: "click" },
            {
                trigger:
                    ".o_data_row:contains(谢文澜) [name='state']:contains(/Grading|评定中/)",
            },
            SELECT_ALL,
            { trigger: ".o_data_row:first td[name='grade']", run: "click" },
            {
                content: "One grade for all that are selected",
                trigger: ".o_selected_row [name='grade'] input",
                run: "click",
            },
            {
                trigger: ".o_select_menu_item:contains(/^(Qualified|合格)$/)",
                run: "click",
            },
            { trigger: ".modal-footer .btn-primary", run: "click" },
            {
                trigger:
                    ".o_data_row:contains(谢文澜) [name='grade']:contains(/Qualified|合格/)",
            },
            { trigger: ".o_list_view button[name='action_submit']", run: "click" },
            {
                trigger:
                    ".o_data_row:contains(谢文澜) [name='state']:contains(/To Confirm|待确认/)",
            },
        ]),
});

tours.add("edu_inspector_chief_confirms", {
    steps: () =>
        inClicks(2, [
            { trigger: ".o_list_view .o_data_row:contains(谢文澜)" },
            SELECT_ALL,
            { trigger: ".o_list_view button[name='action_confirm']", run: "click" },
            {
                trigger:
                    ".o_data_row:contains(谢文澜) [name='state']:contains(/^(Confirmed|已确认)/)",
            },
        ]),
});

tours.add("edu_inspector_writes_summary", {
    steps: () =>
        inClicks(2, [
            { trigger: ".o_kanban_record:contains(2025)", run: "click" },
            {
                trigger: ".o_form_view [name='summary'] textarea",
                run: "edit 全年走访学校四十次。",
            },
            { trigger: ".o_form_button_save", run: "click" },
            {
                content: "Nothing is wider than the phone",
                trigger: ".o_form_view .o_form_saved",
                run() {
                    const width = document.documentElement.scrollWidth;
                    if (width > window.innerWidth) {
                        throw new Error(`The page is ${width} px wide.`);
                    }
                },
            },
        ]),
});
