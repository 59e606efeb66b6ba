{
    "name": "Education Supervision: Bench",
    "summary": "Keeps the measurements of ./edu bench alive at a tiny size",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_fund", "edu_supervision", "edu_reform_tasks"],
}
