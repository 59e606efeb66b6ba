import { registry } from "@web/core/registry";
import { foundOption } from "@edu_base/../tests/tours/options";

const tours = registry.category("web_tour.tours");

function choose(field, name) {
    return [
        { trigger: `.o_selected_row [name='${field}'] input`, run: `edit ${name}` },
        { trigger: foundOption(name), run: "click" },
    ];
}

tours.add("edu_base_leader_instructs", {
    steps: () => [
        {
            content: "A new matter asks for what, who and by when",
            trigger: ".o_kanban_view .o-kanban-button-new",
            run: "click",
        },
        {
            trigger: ".modal [name='text'] textarea",
            run: "edit 请核实临溪三中宿舍漏雨问题。三日内报结果。",
        },
        {
            content: "On a phone, units open as a list of their own",
            trigger: ".modal [name='lead_unit_id'] input",
            run: "click",
        },
        { trigger: ".modal .o_kanban_record:contains(临溪县教育局)", run: "click" },
        { trigger: ".modal [name='date_deadline'] input", run: "edit 2030-06-30" },
        { trigger: ".modal button[name='action_give']", run: "click" },
        {
            content: "It is named by its first words, and assigned",
            trigger:
                ".o_form_view:has([name='name']:contains(请核实临溪三中宿舍漏雨问题)) " +
                ".o_statusbar_status",
        },
    ],
});

tours.add("edu_base_officer_calls_and_decides", {
    steps: () => [
        { trigger: ".o_form_view button[name='action_call']", run: "click" },
        { trigger: ".o_form_view button[name='action_hold']", run: "click" },
        { trigger: ".o_arrow_button_current[data-value='held']" },
        {
            trigger: "[name='item_ids'] .o_data_row [name='decision']",
            run: "click",
        },
        {
            trigger: "[name='item_ids'] .o_selected_row [name='decision'] textarea",
            run: "edit 年底前拨付到位。",
        },
        ...choose("lead_unit_id", "临溪县财政局"),
        {
            trigger: "[name='item_ids'] .o_selected_row td[name='date_deadline']",
            run: "click",
        },
        {
            trigger: "[name='item_ids'] .o_selected_row [name='date_deadline'] input",
            run: "edit 2030-12-31",
        },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved" },
        { trigger: "button[name='action_make_matter']", run: "click" },
        {
            content: "The matter is the finance bureau's",
            trigger: ".o_form_view [name='lead_unit_id'] input:value(临溪县财政局)",
        },
    ],
});
