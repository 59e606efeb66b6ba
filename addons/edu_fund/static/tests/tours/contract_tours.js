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
