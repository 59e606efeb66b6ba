{
    "name": "Reports Printed by Chromium",
    "summary": "Prints the reports that ask for it through headless Chromium",
    "version": "19.0.1.1.0",
    "category": "Education Supervision",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["web"],
    "external_dependencies": {"python": ["lxml", "psutil", "python-docx"]},
    "data": [
        "report/report_chromium_templates.xml",
        "views/ir_actions_report_views.xml",
    ],
    "assets": {
        "web.assets_backend": ["report_chromium/static/src/**/*"],
    },
}
