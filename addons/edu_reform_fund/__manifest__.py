{
    "name": "Education Supervision: Money of Reform Tasks",
    "summary": "Which line of a budget pays for a task, and what is spent on it",
    "version": "19.0.1.0.0",
    "category": "Education Supervision",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_fund", "edu_reform_tasks"],
    "data": [
        "security/ir.model.access.csv",
        "views/edu_budget_views.xml",
        "views/edu_budget_line_views.xml",
        "views/edu_task_views.xml",
    ],
    "auto_install": True,
}
