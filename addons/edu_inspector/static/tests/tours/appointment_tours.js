import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";
import { foundOption } from "@edu_base/../tests/tours/options";

const tours = registry.category("web_tour.tours");
const { DateTime } = luxon;

tours.add("edu_inspector_officer_recommends", {
    steps: () =>
        inClicks(7, [
            { trigger: ".o_list_button_add", run: "click" },
            { trigger: "[name='inspector_id'] input", run: "edit 谢文澜" },
            {
                trigger: foundOption("谢文澜"),
                run: "click",
            },
            { trigger: "[name='date_from'] button", run: "click" },
            {
                trigger: "[name='date_from'] input",
                run: `edit ${DateTime.now().plus({ days: 30 }).toISODate()}`,
            },
            { trigger: ".o_form_button_save", run: "click" },
            { trigger: "button[name='action_review']", run: "click" },
            { trigger: "button[name='action_publicise']", run: "click" },
            {
                trigger: ".modal [name='published_at'] input",
                run: "edit 临溪县人民政府门户网站",
            },
            { trigger: ".modal footer button[data-hotkey='q']", run: "click" },
            { trigger: ".o_arrow_button_current[data-value='public']" },
        ]),
});

tours.add("edu_inspector_chief_appoints", {
    steps: () =>
        inClicks(5, [
            {
                content: "First click: the publicity is over, so the chief may appoint",
                trigger: ".o_form_view button[name='action_appoint']",
                run: "click",
            },
            {
                trigger: ".modal [name='act_number'] input",
                run: "edit 临政教督〔2026〕9号",
            },
            {
                content: "Second click: the document is named",
                trigger: ".modal footer button[data-hotkey='w']",
                run: "click",
            },
            { trigger: ".o_arrow_button_current[data-value='appointed']" },
            {
                content: "Third click: the letter has been prepared with the act",
                trigger: "button[name='action_open_letter']",
                run: "click",
            },
            {
                content: "Fourth click: it is issued",
                trigger: ".o_form_view button[name='action_issue']",
                run: "click",
            },
            {
                content: "Fifth click: nobody can change it any more",
                trigger: ".modal footer .btn-primary",
                run: "click",
            },
            {
                content: "It has its number and waits for its file",
                trigger: ".o_arrow_button_current[data-value='issued']",
            },
        ]),
});
