import { inClicks } from "@edu_base/../tests/tours/clicks";
import { registry } from "@web/core/registry";

const row = (text) => `.o_data_row:contains(${text})`;
const ACCEPT = "button[name='action_accept']";

/** Accept the exception of a claimant, with the reason. */
function accepted(person) {
    return [
        { trigger: `${row(person)} ${ACCEPT}`, run: "click" },
        { trigger: ".modal [name='reason'] textarea", run: "edit 雨天改乘出租车。" },
        { trigger: ".modal button[name='action_confirm']", run: "click" },
        { trigger: `body:not(:has(.modal)) ${row(person)}:not(:has(${ACCEPT}))` },
    ];
}

/** From a full inbox to a list that is paid. */
const clearClaims = [
    { trigger: `${row("越标1")} ${ACCEPT}` },
    { trigger: "button[name='action_approve_clean']", run: "click" },
    { trigger: ".o_notification:contains(193)" },
    ...[1, 2, 3, 4, 5, 6, 7].flatMap((number) => accepted(`越标${number}`)),
    { trigger: "button[name='action_approve_clean']", run: "click" },
    { trigger: ".o_notification:contains(7)" },
    { trigger: "button[name='action_list_for_payment']", run: "click" },
    { trigger: ".o_form_view [name='claim_count']:contains(200)" },
    { trigger: "button[name='action_bank_file']", run: "click" },
    { trigger: "button[name='action_pay']", run: "click" },
    { trigger: ".o_arrow_button_current[data-value='paid']" },
];

const menu = (name) => ({
    trigger: `[data-menu-xmlid='edu_fund.${name}_menu']`,
    run: "click",
});

/** Then the quarter is closed, and what it has cost is printed. */
const closeQuarter = [
    menu("edu_fund_root"),
    menu("edu_budget"),
    {
        trigger: ".o_data_row:has([name='year']:contains(2026)) [name='unit_id']",
        run: "click",
    },
    { trigger: "button[name='action_close_quarter']", run: "click" },
    { trigger: "[name='closed_quarter']:contains(1)" },
    { trigger: "button[name='action_print_execution']", run: "click" },
    { trigger: ".modal button[name='action_print']", run: "click" },
    { trigger: "body:not(:has(.modal))" },
];

registry.category("web_tour.tours").add("edu_fund_finance_clears_claims", {
    steps: () => inClicks(25, [...clearClaims, ...closeQuarter]),
});
