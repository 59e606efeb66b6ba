import { waitUntil } from "@odoo/hoot-dom";
import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";
import { inputFiles } from "@web/../tests/utils";
import { foundOption } from "@edu_base/../tests/tours/options";

const tours = registry.category("web_tour.tours");

function openMenu(section, menu) {
    return [
        { trigger: `.o_menu_sections [data-menu-xmlid='${section}']`, run: "click" },
        { trigger: `[data-menu-xmlid='${menu}']`, run: "click" },
    ];
}

function openReformMenu(menu) {
    return openMenu("edu_reform_tasks.edu_reform_menu", `edu_reform_tasks.${menu}`);
}

/** Hand in the document that the test serves under this address. */
async function chooseDocument() {
    const response = await fetch("/edu_reform_tasks_tour/plan.docx");
    const file = new File([await response.blob()], "plan.docx");
    await inputFiles("[name='file'] input[type='file']", [file]);
}

tours.add("edu_reform_tasks_import", {
    steps: () => [
        ...openReformMenu("edu_plan_import_menu"),
        { trigger: "[name='file'] .o_select_file_button", run: chooseDocument },
        { trigger: "[name='file'] .o_clear_file_button" },
        { trigger: "button[name='action_read']", run: "click" },
        {
            content: "A measure in the text selects its row",
            trigger: ".o_edu_measure:contains(阳光体育)",
            run: "click",
        },
        { trigger: ".o_edu_measure_edited:contains(阳光体育)" },
        {
            content: "A heading is corrected, and moved a level in and back",
            trigger: "[name='line_ids'] .o_selected_row [name='name'] input",
            run: "edit 办好校园阳光体育",
        },
        {
            trigger: "[name='line_ids'] .o_selected_row button[name='move_in']",
            run: "click",
        },
        {
            trigger: "[name='line_ids'] .o_selected_row button[name='move_out']",
            run: "click",
        },
        {
            content: "The name nobody knows is red",
            trigger: "[name='line_ids'] .o_tag_color_1:contains(体卫艺中心)",
        },
        { trigger: ".nav-link[name='units']", run: "click" },
        {
            content: "It comes first, and is marked in the text",
            trigger: "[name='unit_line_ids'] tr.o_data_row:eq(0) td[name='unit_ids']",
            run: "click",
        },
        { trigger: ".o_edu_measure_text mark:contains(体卫艺中心)" },
        {
            trigger: "[name='unit_line_ids'] .o_selected_row [name='unit_ids'] input",
            run: "edit 临溪县财政局",
        },
        {
            trigger: foundOption("临溪县财政局"),
            run: "click",
        },
        {
            trigger:
                "[name='unit_line_ids'] tr.o_data_row:eq(0) .o_tag:contains(财政局)",
        },
        { trigger: ".nav-link[name='tasks']", run: "click" },
        {
            content: "Nothing is red any more",
            trigger:
                "[name='line_ids']:not(:has(.o_tag_color_1)) .o_tag:contains(体卫艺)",
        },
        { trigger: "button[name='action_confirm']", run: "click" },
        {
            content: "The plan is in force",
            trigger:
                ".o_form_view:has([name='task_ids'] .o_data_row) " +
                ".o_arrow_button_current[data-value='active']",
        },
    ],
});

tours.add("edu_reform_tasks_report", {
    steps: () =>
        inClicks(2, [
            {
                content: "The liaison lands on the own tasks",
                trigger: ".o_data_row button[name='action_report']",
                run: "click",
            },
            {
                trigger: ".modal [name='text'] textarea",
                run: "edit 清单已经县政府常务会议审定。",
            },
            {
                trigger: ".modal [name='attachment_ids']",
                run: () =>
                    inputFiles(".modal [name='attachment_ids'] input[type='file']", [
                        new File(["责任清单"], "责任清单.txt", { type: "text/plain" }),
                    ]),
            },
            { trigger: ".modal .o_attachment:contains(责任清单)" },
            { trigger: ".modal button[name='action_submit']", run: "click" },
            {
                content: "The dialog is closed and the row shows the new state",
                trigger:
                    "body:not(:has(.modal)) .o_data_row [name='state'] .text-bg-info",
            },
        ]),
});

tours.add("edu_reform_tasks_follow", {
    steps: () => [
        {
            content: "The officer sees the report's day among the tasks",
            trigger:
                ".o_data_row:has([name='last_report_on']:not(:empty)) " +
                ".o_data_cell[name='name']",
            run: "click",
        },
        { trigger: ".nav-link[name='reports']", run: "click" },
        { trigger: "[name='report_ids'] .o_data_row:contains(常务会议审定)" },
        { trigger: "[name='report_ids'] .o_attachment:contains(责任清单)" },
        ...openReformMenu("edu_task_report_menu"),
        { trigger: ".o_list_view .o_data_row:contains(常务会议审定)" },
        ...openReformMenu("edu_plan_menu"),
        { trigger: ".o_list_view .o_data_cell[name='name']", run: "click" },
        {
            trigger: ".o_form_view button[name='action_download_table']",
            run: "click",
        },
        { trigger: ".o_form_view button[name='action_download_table']:enabled" },
    ],
});

tours.add("edu_reform_tasks_leader", {
    steps: () => [
        ...openReformMenu("edu_plan_menu"),
        {
            trigger:
                ".o_list_view:not(:has(.o_list_button_add)) .o_data_cell[name='name']",
            run: "click",
        },
        {
            content: "Everything can be read and nothing changed",
            trigger:
                ".o_form_view:not(:has(button[name^='action_import'])) " +
                ".o_form_readonly [name='task_ids'] .o_data_row",
        },
    ],
});

const fileHasCome = () =>
    window.performance
        .getEntriesByType("resource")
        .some((entry) => entry.name.endsWith("/report/download"));

tours.add("edu_reform_tasks_print", {
    steps: () => [
        ...openReformMenu("edu_plan_menu"),
        { trigger: ".o_list_view .o_data_cell[name='name']", run: "click" },
        { trigger: ".o_form_view .o_cp_action_menus i.fa-cog", run: "click" },
        { trigger: ".o-dropdown--menu .o-dropdown:has(.fa-print)", run: "hover" },
        {
            content: "Named in the language of the database",
            trigger:
                ".o-dropdown--menu .o_menu_item:contains(任务进展表), " +
                ".o-dropdown--menu .o_menu_item:contains(Table of Progress)",
            run: "click",
        },
        {
            content: "The file has come, and the plan is still open",
            trigger: "body:not(:has(.modal)) .o_form_view",
            run: () => waitUntil(fileHasCome, { timeout: 30000 }),
        },
    ],
});

tours.add("edu_reform_tasks_units", {
    steps: () => [
        { trigger: ".o_list_view .o_list_button_add", run: "click" },
        { trigger: ".o_field_widget[name='name'] input", run: "edit 临溪县体育局" },
        {
            trigger: ".o_field_widget[name='parent_id'] input",
            run: "edit 临溪县人民政府",
        },
        {
            trigger: foundOption("临溪县人民政府"),
            run: "click",
        },
        {
            trigger: "[name='liaison_ids'] .o_field_x2many_list_row_add a",
            run: "click",
        },
        {
            trigger: "[name='liaison_ids'] .o_selected_row [name='user_id'] input",
            run: "edit sports_a",
        },
        { trigger: foundOption("sports_a"), run: "click" },
        { trigger: ".o_form_button_save", run: "click" },
        { trigger: ".o_form_saved" },
    ],
});

tours.add("edu_reform_tasks_collect", {
    steps: () => [
        { trigger: "button[name='action_collect']", run: "click" },
        { trigger: "button[name='action_open']", run: "click" },
        { trigger: "button[name='action_open_missing']", run: "click" },
        {
            content: "The board names who owes the report",
            trigger:
                ".o_data_row:contains(临溪县教育局) [name='state'] .text-bg-warning",
        },
    ],
});

tours.add("edu_reform_tasks_collection_report", {
    steps: () => [
        {
            content: "The card of the own report opens it",
            trigger: ".o_kanban_record:contains(临溪县教育局)",
            run: "click",
        },
        {
            content: "Each task of the unit is reported on first",
            trigger: "[name='link_ids'] button[name='action_report']",
            run: "click",
        },
        { trigger: ".modal [name='text'] textarea", run: "edit 清单已经公布。" },
        { trigger: ".modal button[name='action_submit']", run: "click" },
        {
            trigger: "body:not(:has(.modal)) .o_form_view [name='text'] textarea",
            run: "edit 总体进展顺利。",
        },
        { trigger: "button[name='action_submit']", run: "click" },
        { trigger: "[name='submitted_by_id']:contains(liaison_a)" },
    ],
});

tours.add("edu_reform_tasks_remind", {
    steps: () => [
        { trigger: "[data-menu-xmlid='edu_base.edu_due_item_menu']", run: "click" },
        { trigger: ".o_list_view .o_group_header:contains(教育局)", run: "click" },
        {
            content: "What is late is red and says for how long",
            trigger: ".o_data_row.text-danger [name='days_late']:contains(3)",
        },
        { trigger: "thead .o_list_record_selector input", run: "click" },
        { trigger: "button[name='action_remind']", run: "click" },
        { trigger: ".o_notification_content" },
    ],
});

tours.add("edu_reform_tasks_more_time", {
    steps: () => [
        {
            content: "The liaison lands on the own tasks, on a phone",
            trigger: ".o_kanban_record button[name='action_ask_extension']",
            run: "click",
        },
        { trigger: ".modal [name='date_to'] input", run: "edit 2099-12-31" },
        { trigger: ".modal [name='reason'] textarea", run: "edit 招标尚未完成。" },
        { trigger: ".modal button[name='action_ask']", run: "click" },
        { trigger: "body:not(:has(.modal)) .o_kanban_record" },
    ],
});
