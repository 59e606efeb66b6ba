from . import (
    edu_claim,
    edu_claim_item,
    edu_inspector,
    edu_inspector_account,
    edu_payee,
    edu_visit,
    res_users,
)
