import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";
import { foundOption } from "@edu_base/../tests/tours/options";

function among(name) {
    return [
        { trigger: ".modal [name='inspector_ids'] input", run: `edit ${name}` },
        {
            trigger: `.modal ${foundOption(name)}`,
            run: "click",
        },
        { trigger: `.modal [name='inspector_ids'] .o_tag:contains(${name})` },
    ];
}

registry.category("web_tour.tours").add("edu_inspector_full_coverage", {
    steps: () =>
        inClicks(7, [
            { trigger: ".o_data_row:contains(第6小学)" },
            {
                trigger: ".o_list_view thead .o_list_record_selector input",
                run: "click",
            },
            { trigger: "button[name='action_assign_inspectors']", run: "click" },
            ...among("谢文澜"),
            ...among("顾怀舟"),
            {
                content: "Each school has somebody proposed, nobody too many",
                trigger:
                    ".modal [name='line_ids']:not(:has(.text-warning)) .o_data_row:eq(5):contains(/谢文澜|顾怀舟/)",
            },
            { trigger: ".modal button[name='action_assign']", run: "click" },
            {
                content: "The plates are there, to be printed",
                trigger: ".o_list_view:not(:has(.modal)) .o_data_row:eq(5)",
            },
            {
                trigger:
                    ".o_menu_sections [data-menu-xmlid='edu_inspector.edu_inspector_root_menu']",
                run: "click",
            },
            {
                trigger: "[data-menu-xmlid='edu_inspector.edu_plate_coverage_menu']",
                run: "click",
            },
            { trigger: ".o_group_header:contains(临溪县):contains(/\\b100%/)" },
        ]),
});
