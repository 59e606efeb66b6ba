import { inClicks } from "@edu_base/../tests/tours/clicks";
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const { DateTime } = luxon;
const year = DateTime.now().setZone("Asia/Shanghai").year; // as the server reckons
/** Choose the matter that `option` finds: in a list below, or on a phone in a dialog. */
const chooseMatter = (option) => [
    { trigger: ".modal [name='topic_ids'] input", run: "click" },
    { trigger: option, run: "click" },
    { trigger: ".modal [name='topic_ids'] .o_tag" },
];

tours.add("edu_supervision_officer_drafts_list", {
    steps: () =>
        inClicks(7, [
            { trigger: ".o_list_button_add", run: "click" },
            {
                content: "The department and the year are there already",
                trigger: `.o_form_view [name='year'] input:value(${year})`,
            },
            {
                trigger: "[name='item_ids'] .o_field_x2many_list_row_add a",
                run: "click",
            },
            { trigger: ".modal [name='name'] input", run: "edit 春季开学专项督导" },
            {
                trigger: ".modal [name='date_from'] input",
                run: `edit ${year}-02-25`,
            },
            { trigger: ".modal [name='date_to'] input", run: `edit ${year}-03-20` },
            ...chooseMatter(".o-autocomplete--dropdown-item a:not(:has(.fa-spin))"),
            { trigger: ".modal .o_form_button_save", run: "click" },
            { trigger: "body:not(:has(.modal)) [name='item_ids'] .o_data_row" },
            { trigger: ".o_form_button_save", run: "click" },
            { trigger: "button[name='action_submit']", run: "click" },
            { trigger: ".o_arrow_button_current[data-value='submitted']" },
        ]),
});

tours.add("edu_supervision_chief_publishes_list", {
    steps: () =>
        inClicks(3, [
            {
                trigger: ".o_data_row [name='name']:contains(临溪县教育督导办公室)",
                run: "click",
            },
            { trigger: "button[name='action_approve']", run: "click" },
            { trigger: ".o_arrow_button_current[data-value='approved']" },
            { trigger: "button[name='action_publish']", run: "click" },
            { trigger: ".o_arrow_button_current[data-value='published']" },
        ]),
});

tours.add("edu_supervision_liaison_registers", {
    steps: () =>
        inClicks(7, [
            { trigger: ".o_kanban_view .o-kanban-button-new", run: "click" },
            {
                trigger: "[name='item_ids'] .o-kanban-button-new",
                run: "click",
            },
            { trigger: ".modal [name='name'] input", run: "edit 规范收费检查" },
            {
                trigger: ".modal [name='date_from'] input",
                run: `edit ${year}-05-06`,
            },
            { trigger: ".modal [name='date_to'] input", run: `edit ${year}-05-29` },
            ...chooseMatter(".modal .o_kanban_record:not(.o_kanban_ghost)"),
            { trigger: ".modal .o_form_button_save", run: "click" },
            {
                trigger: "body:not(:has(.modal)) [name='item_ids'] .o_kanban_record",
            },
            { trigger: ".o_form_button_save", run: "click" },
            { trigger: "button[name='action_submit']", run: "click" },
            { trigger: ".o_form_view:not(:has(button[name='action_submit']))" },
        ]),
});
