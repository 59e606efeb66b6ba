import { inClicks } from "@edu_base/../tests/tours/clicks";
import { registry } from "@web/core/registry";
import { inputFiles } from "@web/../tests/utils";

const row = (text) => `.o_field_x2many .o_data_row:contains(${text})`;

registry.category("web_tour.tours").add("edu_fund_finance_signs_and_pays", {
    steps: () =>
        inClicks(5, [
            { trigger: ".o_data_row [name='name']", run: "click" },
            { trigger: "button[name='action_sign']", run: "click" },
            { trigger: ".o_arrow_button_current[data-value='signed']" },
            {
                content: "Nothing is paid for what was not accepted",
                trigger: `${row("尾款")}:not(:has(button[name='action_take_back']))`,
            },
            {
                trigger: `${row("评估报告")} button[name='action_open']`,
                run: "click",
            },
            {
                trigger: ".modal [name='report'] .o_select_file_button",
                run: () =>
                    inputFiles(".modal [name='report'] input[type='file']", [
                        new File(["%PDF-1.7"], "验收单.pdf", {
                            type: "application/pdf",
                        }),
                    ]),
            },
            { trigger: ".modal [name='report'] input:value(验收单.pdf)" },
            { trigger: ".modal button[name='action_accept']", run: "click" },
            {
                trigger: `body:not(:has(.modal)) ${row("评估报告")} [name='accepted_by_id']:contains(fund_finance)`,
            },
            {
                trigger: `${row("尾款")} button[name='action_pay']`,
                run: "click",
            },
            { trigger: `${row("尾款")} button[name='action_take_back']` },
            { trigger: ".o_form_view [name='paid']:contains(600.00)" },
            { trigger: ".o_form_view [name='unpaid']:contains(400.00)" },
        ]),
});

registry.category("web_tour.tours").add("edu_fund_finance_mends_and_carries", {
    steps: () =>
        inClicks(8, [
            { trigger: ".o_data_row [name='name']", run: "click" },
            {
                content: "The acceptance was wrong, and nothing is paid for it",
                trigger: `${row("评估报告")} button[name='action_open']`,
                run: "click",
            },
            { trigger: ".modal button[name='action_undo']", run: "click" },
            {
                trigger: ".modal [name='reason'] textarea",
                run: "edit 报告缺少附件二。",
            },
            { trigger: ".modal button[name='action_confirm']", run: "click" },
            {
                trigger: `body:not(:has(.modal)) ${row("评估报告")}:not(:has([name='accepted_by_id']:contains(fund_finance)))`,
            },
            {
                content: "A part of the advance is paid first",
                trigger: `${row("预付款")} button[name='action_split']`,
                run: "click",
            },
            { trigger: ".modal [name='amount'] input", run: "edit 150 && press Tab" },
            { trigger: ".modal [name='rest']:contains(250.00)" },
            { trigger: ".modal button[name='action_split']", run: "click" },
            {
                trigger: `body:not(:has(.modal)) ${row("预付款")} [name='amount']:contains(250.00)`,
            },
            {
                content: "What is left goes on in the next year",
                trigger: "button[name='action_carry']",
                run: "click",
            },
            { trigger: ".modal [name='line_year']:contains(2027)" },
            {
                trigger: ".modal .modal-footer button[name='action_carry']:visible",
                run: "click",
            },
            {
                trigger:
                    "body:not(:has(.modal)) .o_form_view [name='year']:contains(2027)",
            },
        ]),
});
