import { inClicks } from "@edu_base/../tests/tours/clicks";
import { registry } from "@web/core/registry";

const tours = registry.category("web_tour.tours");
const ofYear = ".o_data_row:has([name='year']:contains(2026)) [name='unit_id']";
const now = (state) => ({ trigger: `.o_arrow_button_current[data-value='${state}']` });

// The office submits the budget of the year.
tours.add("edu_fund_office_submits", {
    steps: () =>
        inClicks(2, [
            { trigger: ofYear, run: "click" },
            { trigger: "button[name='action_submit']", run: "click" },
            now("submitted"),
            {
                content: "Who submitted it is not asked to approve it",
                trigger: ".o_form_view:not(:has(button[name='action_approve']))",
            },
        ]),
});

// Finance approves it, prints how far it is executed and opens what stands behind.
tours.add("edu_fund_finance_approves_and_prints", {
    steps: () =>
        inClicks(5, [
            { trigger: ofYear, run: "click" },
            { trigger: "button[name='action_approve']", run: "click" },
            now("approved"),
            { trigger: "button[name='action_print_execution']", run: "click" },
            { trigger: ".modal [name='quarter'] input:checked" },
            { trigger: ".modal button[name='action_print']", run: "click" },
            { trigger: "body:not(:has(.modal))" },
            { trigger: "button[name='action_open_execution']", run: "click" },
            { trigger: ".o_pivot td:contains(1,000.00)" },
        ]),
});
