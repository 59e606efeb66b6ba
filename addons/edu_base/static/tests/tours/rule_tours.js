import { registry } from "@web/core/registry";

// One click from the board to who lacks, one back, one to measure anew.
registry.category("web_tour.tours").add("edu_base_chief_reads_the_board", {
    steps: () => [
        {
            content: "The breach of the own county is told by a sign and a word",
            trigger:
                ".o_edu_rule_cell[data-status='breach'] .badge:contains(2):has(.fa-times-circle)",
        },
        {
            content: "The number opens the departments that lack a liaison",
            trigger: ".o_edu_rule_cell[data-status='breach']",
            run: "click",
        },
        {
            content: "One of the two has got a liaison since it was measured",
            trigger:
                ".o_list_view:not(:contains(临溪县教育局)) .o_data_row:contains(临溪县财政局)",
        },
        {
            content: "Back by the breadcrumbs",
            trigger: ".breadcrumb-item a, .o_back_button a",
            run: "click",
        },
        { trigger: ".o_edu_rule_board button[name='measure']", run: "click" },
        {
            content: "Measuring anew says so, too",
            trigger: ".o_edu_rule_cell[data-status='breach'] .badge:contains(1)",
        },
    ],
});

registry.category("web_tour.tours").add("edu_base_leader_reads_the_board", {
    steps: () => [
        {
            content: "The own government is open, those below are folded",
            trigger: ".o_edu_rule_board details[open] summary:contains(青禾市人民政府)",
        },
        {
            trigger: ".o_edu_rule_board details:not([open]) summary:contains(临溪县)",
            run: "click",
        },
        {
            trigger:
                ".o_edu_rule_board details[open]:contains(临溪县) .o_edu_rule_cell",
            run: "click",
        },
        { trigger: ".o_kanban_view .o_kanban_record:contains(临溪县财政局)" },
    ],
});
