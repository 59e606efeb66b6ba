{
    "name": "Education Supervision: Visits",
    "summary": "Committee, yearly list, visits and what they find",
    "version": "19.0.1.0.0",
    "category": "Education Supervision",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_inspector"],
    "data": [
        "security/ir.model.access.csv",
        "security/edu_list_security.xml",
        "security/edu_checklist_security.xml",
        "security/edu_visit_security.xml",
        "security/edu_finding_security.xml",
        "data/edu_topic_data.xml",
        "views/edu_supervision_menus.xml",
        "views/edu_visit_views.xml",
    ],
    "assets": {
        "web.assets_backend": ["edu_supervision/static/src/**/*"],
        "web.assets_tests": ["edu_supervision/static/tests/tours/**/*"],
    },
}
