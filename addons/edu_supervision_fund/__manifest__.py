{
    "name": "Education Supervision: Funds of Visits",
    "summary": "Claims for visits, and what a visit costs",
    "version": "19.0.1.1.0",
    "category": "Education Supervision",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_supervision", "edu_fund"],
    "auto_install": True,
    "data": [
        "views/edu_claim_views.xml",
        "views/edu_visit_views.xml",
    ],
    "assets": {
        "web.assets_tests": ["edu_supervision_fund/static/tests/tours/**/*"],
    },
}
