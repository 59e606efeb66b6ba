{
    "name": "Education Supervision: Demonstration City",
    "summary": "A fictional city with three counties and a login for every role",
    "version": "19.0.1.1.0",
    "category": "Education Supervision",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_fund", "edu_supervision", "edu_reform_tasks"],
    "assets": {"web.assets_tests": ["edu_demo/static/tests/tours/**/*"]},
    "post_init_hook": "post_init_hook",
    "uninstall_hook": "uninstall_hook",
}
