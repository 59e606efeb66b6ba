{
    "name": "Education Supervision: Tests of Transitions",
    "summary": "A record that moves, to prove what the transition mixin promises",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "license": "LGPL-3",
    "author": "Education Supervision ERP contributors",
    "depends": ["edu_base"],
    "data": [
        "security/ir.model.access.csv",
        "security/edu_test_case_security.xml",
    ],
}
