import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";

const tours = registry.category("web_tour.tours");

function reached(state) {
    return { trigger: `.o_arrow_button_current[data-value='${state}']` };
}

tours.add("edu_inspector_officer_answers", {
    steps: () =>
        inClicks(5, [
            { trigger: ".o_data_row:contains(补课) [name='number']", run: "click" },
            { trigger: "button[name='action_accept']", run: "click" },
            reached("verifying"),
            { trigger: "[name='outcome'] input", run: "click" },
            { trigger: ".o_select_menu_item:first", run: "click" },
            {
                trigger: "[name='answer'] textarea",
                run: "edit 经核查，补课已经停止，费用已全部退还。",
            },
            { trigger: "button[name='action_answer']", run: "click" },
            {
                content: "Who has answered does not close it",
                trigger: ".o_form_view:not(:has(button[name='action_close']))",
            },
            reached("answered"),
        ]),
});

tours.add("edu_inspector_second_closes", {
    steps: () =>
        inClicks(2, [
            { trigger: ".o_data_row:contains(补课) [name='number']", run: "click" },
            { trigger: "button[name='action_close']", run: "click" },
            reached("closed"),
        ]),
});
