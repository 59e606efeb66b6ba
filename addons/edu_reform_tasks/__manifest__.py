{
    "name": "Education Supervision: Reform Tasks",
    "summary": "Plans decomposed into tasks of responsible units, and their progress",
    "version": "19.0.1.0.0",
    "category": "Education Supervision",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_base"],
    "external_dependencies": {
        "python": ["lxml", "opencc", "openpyxl", "pypdfium2", "python-docx"],
    },
    "data": [
        "security/ir.model.access.csv",
        "security/edu_plan_security.xml",
        "security/edu_task_security.xml",
        "security/edu_plan_import_security.xml",
        "views/edu_reform_tasks_menus.xml",
        "wizard/edu_plan_import_views.xml",
        "views/edu_task_report_views.xml",
        "views/edu_task_unit_views.xml",
        "views/edu_task_views.xml",
        "views/edu_plan_views.xml",
    ],
    "assets": {
        "web.assets_backend": ["edu_reform_tasks/static/src/**/*"],
        "web.assets_tests": ["edu_reform_tasks/static/tests/tours/**/*"],
        "web.assets_unit_tests": ["edu_reform_tasks/static/tests/**/*.test.js"],
    },
}
