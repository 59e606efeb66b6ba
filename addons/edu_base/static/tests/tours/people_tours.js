import { registry } from "@web/core/registry";
import { foundOption } from "@edu_base/../tests/tours/options";

const tours = registry.category("web_tour.tours");

function openMenu(menu) {
    return [
        {
            trigger: ".o_menu_sections [data-menu-xmlid='edu_base.edu_settings_menu']",
            run: "click",
        },
        { trigger: `[data-menu-xmlid='edu_base.${menu}']`, run: "click" },
    ];
}

function choose(field, text) {
    return [
        { trigger: `.o_field_widget[name='${field}'] input`, run: `edit ${text}` },
        {
            trigger: foundOption(text),
            run: "click",
        },
    ];
}

function makeAccount(name, login) {
    return [
        { trigger: ".o_list_button_add, .o_form_button_create", run: "click" },
        {
            trigger:
                ".o_form_view:not(:has(button[name='action_print_slips'])) .o_field_widget[name='name'] input",
            run: `edit ${name}`,
        },
        { trigger: ".o_field_widget[name='login'] input", run: `edit ${login}` },
        ...choose("unit_id", "临溪县教育督导办公室"),
        {
            trigger: ".o_field_widget[name='role_ids'] .form-check:eq(0) input",
            run: "click",
        },
        ...choose("scope_unit_ids", "临溪县人民政府"),
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_view button[name='action_print_slips']" },
    ];
}

tours.add("edu_base_accounts", {
    steps: () => [
        ...openMenu("edu_account_menu"),
        ...makeAccount("陈雨", "chenyu"),
        ...makeAccount("林舟", "linzhou"),
        ...makeAccount("何田", "hetian"),
        { trigger: ".o_breadcrumb .o_back_button, .breadcrumb-item a", run: "click" },
        {
            trigger: ".o_data_row:contains(chenyu) .o_list_record_selector input",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(linzhou) .o_list_record_selector input",
            run: "click",
        },
        {
            trigger: ".o_data_row:contains(hetian) .o_list_record_selector input",
            run: "click",
        },
        { trigger: ".o_control_panel button[name='action_print_slips']" },
    ],
});

tours.add("edu_base_merge", {
    steps: () => [
        ...openMenu("edu_unit_menu"),
        {
            trigger:
                ".o_data_row:contains(临溪县第一小学) .o_list_record_selector input",
            run: "click",
        },
        {
            trigger:
                ".o_data_row:contains(临溪县第二小学) .o_list_record_selector input",
            run: "click",
        },
        { trigger: "button[name='action_change']", run: "click" },
        { trigger: ".o_field_widget[name='unit_ids'] .o_tag:contains(临溪县第一小学)" },
        ...choose("heir_id", "临溪县第二小学"),
        { trigger: ".o_field_widget[name='preview']:contains(1)" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: "button[name='action_decide']", run: "click" },
        { trigger: ".modal .btn-primary", run: "click" },
        { trigger: ".o_field_widget[name='result']:contains(1)" },
    ],
});

tours.add("edu_base_handover", {
    steps: () => [
        ...openMenu("edu_handover_menu"),
        { trigger: ".o_list_button_add", run: "click" },
        ...choose("person_id", "leaving"),
        ...choose("successor_id", "coming"),
        {
            trigger:
                ".o_field_widget[name='post_ids'] .o_data_row:contains(临溪县教育局)",
        },
        { trigger: ".o_field_widget[name='preview']:contains(1)" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: "button[name='action_decide']", run: "click" },
        { trigger: ".modal .btn-primary", run: "click" },
        { trigger: ".o_field_widget[name='result']:contains(1)" },
    ],
});
