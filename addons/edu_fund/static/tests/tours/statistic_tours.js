import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";
import { inputFiles } from "@web/../tests/utils";

const FIGURES = [
    "政府,年度,一般公共预算支出（万元）,教育支出（万元）,在校学生数,数据来源",
    "临溪县人民政府,2023,310000,62000,41000,临财决算〔2024〕2号",
    "临溪县人民政府,2024,325000,64500,41200,临财决算〔2025〕2号",
    "临溪县人民政府,2025,318000,63100,41900,临财决算〔2026〕2号",
    "望岳区人民政府,2023,280000,55000,36000,望财决算〔2024〕5号",
    "望岳区人民政府,2024,290000,56000,36100,望财决算〔2025〕5号",
    "望岳区人民政府,2025,301000,58800,36500,望财决算〔2026〕5号",
].join("\n");

async function chooseFigures() {
    const file = new File([FIGURES], "经费统计.csv", { type: "text/csv" });
    await inputFiles("[name='file'] input[type='file']", [file]);
}

// From the spreadsheet of the counties to the one that fell, and what it lacks.
registry.category("web_tour.tours").add("edu_fund_finance_finds_what_fell", {
    steps: () =>
        inClicks(6, [
            { trigger: ".o_edu_import_figures", run: "click" },
            { trigger: "[name='file'] .o_select_file_button", run: chooseFigures },
            { trigger: "button[name='action_check']", run: "click" },
            {
                content: "All six rows are new: nothing has been written yet",
                trigger: "[name='new_count']:contains(6)",
            },
            { trigger: "button[name='action_import']", run: "click" },
            { trigger: ".alert-success" },
            {
                trigger: "[data-menu-xmlid='edu_fund.edu_fund_root_menu']",
                run: "click",
            },
            {
                trigger: "[data-menu-xmlid='edu_fund.edu_fund_two_tests_menu']",
                run: "click",
            },
            {
                content: "One county alone has fallen, in both tests of one year",
                trigger:
                    "table:has([data-verdict='fell']:eq(1)):not(:has([data-verdict='fell']:eq(2)))",
            },
            {
                content: "The missing amount and its source stand with the figure",
                trigger:
                    "tr:contains(临溪县) td:contains(临财决算〔2026〕2号) [data-verdict='fell']:contains(14,000,000.00)",
                run: "click",
            },
            {
                content: "The number opens the record behind it",
                trigger: "[name='total_missing']:contains(14,000,000.00)",
            },
            { trigger: "[name='pupil_missing']" },
        ]),
});
