import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";

const tours = registry.category("web_tour.tours");

tours.add("edu_base_liaison_confirms_a_letter", {
    steps: () =>
        inClicks(2, [
            {
                content: "What has come in stands there as a card",
                trigger: ".o_kanban_record:not(.o_kanban_ghost)",
                run: "click",
            },
            {
                trigger: ".o_form_view button[name='action_confirm']",
                run: "click",
            },
            { trigger: ".o_form_view:not(:has(button[name='action_confirm']))" },
            { trigger: "body:not(:has(.o_error_dialog)) .o_form_view" },
        ]),
});
