{
    "name": "Education Supervision: Funds",
    "summary": "Budgets of supervision, what is committed and spent, claims, contracts",
    "version": "19.0.1.0.0",
    "category": "Education Supervision",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_base"],
    "data": [
        "security/ir.model.access.csv",
        "security/edu_budget_security.xml",
        "data/res_currency_data.xml",
        "views/edu_fund_menus.xml",
        "views/edu_budget_views.xml",
        "views/edu_budget_line_views.xml",
        "views/edu_budget_adjustment_views.xml",
        "views/edu_budget_entry_views.xml",
    ],
}
