import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";

registry.category("web_tour.tours").add("edu_supervision_leader_page", {
    steps: () =>
        inClicks(3, [
            {
                content: "First click: what nobody has handed over",
                trigger:
                    "[data-key='findings'] [data-key='waiting'][data-count='1'] .fa",
                run: "click",
            },
            {
                content: "The hazard itself, and no other",
                trigger:
                    ".o_list_table:not(:has(.o_data_row ~ .o_data_row)) td[name='severity']",
            },
            {
                content: "Second click: back to the page",
                trigger: ".breadcrumb-item a, .o_back_button",
                run: "click",
            },
            {
                content: "Third click: the routine visits made in schools",
                trigger:
                    "[data-key='routine'] [data-key='school'] [data-key='done'][data-count='2']",
                run: "click",
            },
            { trigger: ".o_data_row:nth-child(2) td[name='unit_id']" },
        ]),
});
