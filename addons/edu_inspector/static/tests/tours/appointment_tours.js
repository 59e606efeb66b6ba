import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("edu_inspector_chief_appoints", {
    steps: () => [
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
    ],
});
