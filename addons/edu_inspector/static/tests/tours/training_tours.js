import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";
import { inputFiles } from "@web/../tests/utils";

const CAME = [
    "督学证号,姓名,学时,培训证书号",
    "DX-0001,黎知秋,16,ZS-1",
    "DX-0404,查无此人,16,ZS-2",
].join("\n");

async function chooseAttendance() {
    const file = new File([CAME], "参训名单.csv", { type: "text/csv" });
    await inputFiles("[name='file'] input[type='file']", [file]);
}

// From the centre's file to people called to the next session.
registry.category("web_tour.tours").add("edu_inspector_training_deficit", {
    steps: () =>
        inClicks(11, [
            {
                trigger: "button:contains(/Import Attendance|导入参训名单/)",
                run: "click",
            },
            { trigger: "[name='file'] .o_select_file_button", run: chooseAttendance },
            { trigger: "button[name='action_check']", run: "click" },
            {
                content: "Who is unknown is named, with the reason",
                trigger: "[name='row_ids'] tr:contains(查无此人):contains(DX-0404)",
            },
            { trigger: "[name='mode'] input[data-value='right']", run: "click" },
            { trigger: "button[name='action_import']", run: "click" },
            { trigger: ".alert-success" },
            {
                trigger:
                    ".o_menu_sections [data-menu-xmlid='edu_inspector.edu_inspector_root_menu']",
                run: "click",
            },
            {
                trigger: "[data-menu-xmlid='edu_inspector.edu_training_balance_menu']",
                run: "click",
            },
            {
                content: "Who has sixteen hours lacks twenty-four",
                trigger: ".o_data_row:contains(黎知秋):contains(24)",
            },
            {
                trigger: ".o_list_view thead .o_list_record_selector input",
                run: "click",
            },
            { trigger: "button[name='action_invite']", run: "click" },
            { trigger: ".modal [name='training_id'] input", run: "edit 秋季" },
            { trigger: ".modal .dropdown-item:contains(秋季)", run: "click" },
            { trigger: ".modal [name='inspector_ids'] td:contains(唐岳明)" },
            { trigger: ".modal button[name='action_invite']", run: "click" },
            { trigger: "[name='attendance_ids'] td:contains(唐岳明)" },
            { trigger: "button[name='action_call']", run: "click" },
            { trigger: ".o_arrow_button_current[data-value='called']" },
        ]),
});
