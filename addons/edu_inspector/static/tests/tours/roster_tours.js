import { registry } from "@web/core/registry";

// Three clicks: add, take up the number, save.
registry.category("web_tour.tours").add("edu_inspector_officer_adds", {
    steps: () => [
        { trigger: ".o_list_button_add", run: "click" },
        { trigger: ".o_form_view [name='name'] input", run: "edit 裴清越" },
        {
            content: "A number is mistyped at its end",
            trigger: "[name='identity_number'] input",
            run: "edit 810000199205170015",
        },
        { trigger: "[name='graduated_from'] input", run: "click" },
        { trigger: "[name='identity_note']:not(:empty)" },
        {
            content: "The right one is of a residence permit, worth a second look",
            trigger: "[name='identity_number'] input",
            run: "edit 810000199205170014",
        },
        { trigger: "[name='graduated_from'] input", run: "edit 青禾师范学院" },
        {
            content: "Shown once the number has told the birth date",
            trigger: "[name='age']",
        },
        { trigger: "[name='identity_note']:not(:empty)" },
        {
            content: "What speaks against an appointment is said at once",
            trigger: ".alert-warning [name='eligibility']:not(:empty)",
        },
        { trigger: ".o_form_button_save", run: "click" },
        {
            content: "From now on the number is seen by its ends alone",
            trigger: ".o_form_saved [name='identity_masked']:contains(8*)",
        },
    ],
});
