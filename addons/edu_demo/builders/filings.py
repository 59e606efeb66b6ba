"""What counties file with the city this year: one files in time, one nothing."""

from datetime import date, timedelta

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting
from .tables import name_records, named, record, rows

# Days from today on which what is filed is due.
DUE = {"yearly_list": -30, "plan": -20, "results": -5, "major": 60, "summary": 25}


def build(env):
    officer = acting(env, "officer")
    days = {f"{kind}_due": today() + timedelta(days=n) for kind, n in DUE.items()}
    asked = officer["edu.filing.open"].create(
        {"owner_unit_id": record(env, "city").id, **days, "duties_due": False}
    )
    asked.action_open()
    filings = officer["edu.collection"].search(
        [("filing_kind", "!=", False), ("date_from", "=", date(today().year, 1, 1))]
    )
    name_records(env, {f"collection_filing_{row.filing_kind}": row for row in filings})
    for row in rows("filings"):
        _file(env, record(env, f"collection_filing_{row['kind']}"), row)


def remove(env):
    filings = named(env, "edu.collection").filtered("filing_kind")
    filings = filings.with_context(**{MODULE_UNINSTALL_FLAG: True})
    filings.report_ids.unlink()
    filings.unlink()


def _file(env, filing, row):
    county = record(env, row["county"])
    reports = filing.with_env(acting(env, row["login"])).report_ids
    report = reports.filtered(lambda report: report.unit_id == county)
    report.text = row["text"]
    report.action_submit()
    if row["act"] == "accept":
        report.with_env(acting(env, "officer")).action_accept()
