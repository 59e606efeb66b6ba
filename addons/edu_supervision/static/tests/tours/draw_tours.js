import { registry } from "@web/core/registry";
import { inClicks } from "@edu_base/../tests/tours/clicks";
import { foundOption } from "@edu_base/../tests/tours/options";

const tours = registry.category("web_tour.tours");
/** What the server draws, plans, confirms or words takes its time on a busy machine. */
const timeout = 60_000;

tours.add("edu_supervision_officer_draws", {
    steps: () =>
        inClicks(9, [
            {
                content: "First click: a new draw",
                trigger: ".o_list_button_add",
                run: "click",
            },
            { trigger: "[name='item_id'] input", run: "edit 食堂" },
            {
                content: "Second click: what the yearly list calls it, and its days",
                trigger: foundOption("食堂"),
                run: "click",
            },
            {
                content:
                    "The item has filled in its words: nothing typed is in its way",
                trigger: "[name='name'] input:value(食堂)",
                timeout,
            },
            { trigger: "[name='witnesses'] input", run: "edit 纪检监察组 邹宁" },
            { trigger: "[name='unit_count'] input", run: "edit 2" },
            {
                content: "Third click: draw",
                trigger: ".o_form_view button[name='action_draw']",
                run: "click",
            },
            {
                content: "Fourth click: for good",
                trigger: ".modal footer .btn-primary",
                run: "click",
            },
            { trigger: "[name='line_ids'] .o_data_row:nth-child(2)", timeout },
            {
                content: "Fifth click: days on which the teams are free",
                trigger: ".o_form_view button[name='action_make_visits']",
                run: "click",
            },
            {
                content: "Sixth click: both visits, once they are planned",
                trigger: ".o_list_view thead .o_list_record_selector input",
                run: "click",
                timeout,
            },
            {
                content: "Seventh click: they are confirmed by the rules",
                trigger: ".o_list_view button[name='action_confirm']",
                run: "click",
            },
            { trigger: ".o_list_view td[name='state'] .text-bg-info", timeout },
            {
                content: "Eighth click: both again",
                trigger:
                    ".o_list_view thead .o_list_record_selector input:not(:checked)",
                run: "click",
            },
            {
                content: "Ninth click: their notices, to be issued by the chief",
                trigger: ".o_list_view button[name='action_prepare_notice']",
                run: "click",
            },
            { trigger: ".o_list_view td[name='addressee']", timeout },
        ]),
});

tours.add("edu_supervision_chief_issues_notices", {
    steps: () =>
        inClicks(3, [
            {
                trigger: ".o_list_view thead .o_list_record_selector input",
                run: "click",
            },
            {
                trigger: ".o_list_view button[name='action_issue']",
                run: "click",
            },
            { trigger: ".modal footer .btn-primary", run: "click" },
            { trigger: ".o_list_view td[name='state'] .text-bg-warning", timeout },
        ]),
});
