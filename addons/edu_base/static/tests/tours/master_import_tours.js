import { registry } from "@web/core/registry";
import { inputFiles } from "@web/../tests/utils";

const ABOVE = "临溪县人民政府";
const SCHOOLS = [
    "学校标识码,名称,单位类别,上级,办学类型",
    `2133000501,临溪县第一小学,学校,${ABOVE},小学`,
    `12,临溪县第二小学,学校,${ABOVE},小学`,
    `2133000503,临溪县第三小学,学校,${ABOVE},小学`,
    `2133000504,他处小学,学校,望岳区人民政府,小学`,
].join("\n");

async function chooseSchools() {
    const file = new File([SCHOOLS], "学校.csv", { type: "text/csv" });
    await inputFiles("[name='file'] input[type='file']", [file]);
}

registry.category("web_tour.tours").add("edu_base_import_schools", {
    steps: () => [
        {
            trigger: ".o_menu_sections [data-menu-xmlid='edu_base.edu_settings_menu']",
            run: "click",
        },
        {
            trigger: "[data-menu-xmlid='edu_base.getting_started_menu']",
            run: "click",
        },
        {
            content: "No figures are there yet, and the page says so",
            trigger: "[data-kind='enrolment'] .text-warning",
        },
        {
            trigger: "[data-kind='units'] button[name='start_import']",
            run: "click",
        },
        { trigger: "[name='file'] .o_select_file_button", run: chooseSchools },
        { trigger: "button[name='action_check']", run: "click" },
        {
            content: "The wrong rows come first, each with its reason",
            trigger: "[name='row_ids'] tr:eq(1):contains(“12”)",
        },
        {
            trigger: "[name='row_ids'] tr:eq(2):contains(“望岳区人民政府”)",
        },
        {
            content: "All or nothing: there is no button to import",
            trigger: ".o_statusbar_buttons:not(:has(button[name='action_import']))",
        },
        {
            trigger: "[name='mode'] input[data-value='right']",
            run: "click",
        },
        { trigger: "button[name='action_import']", run: "click" },
        { trigger: ".alert-success" },
        {
            content: "The wrong rows are at hand to be corrected",
            trigger: "a[name='download_wrong_rows'][href$='/wrong.xlsx']",
        },
        { trigger: ".o_back_button", run: "click" },
        {
            content: "What came in is counted",
            trigger: "[data-kind='units'] button:contains(学校) .badge:contains(2)",
        },
        {
            trigger: "[data-kind='units'] button:contains(学校)",
            run: "click",
        },
        { trigger: ".o_list_view td:contains(临溪县第三小学)" },
    ],
});
