{
    "name": "Education Supervision: Conformance",
    "summary": "Every model, view and rule of the house, held to the same promises",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_reform_fund", "edu_supervision_fund"],
}
