from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.models.edu_rule_result import LEVELS
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.letters import chinese_date
from odoo.addons.report_chromium.tools.document import (
    Cell,
    Column,
    Document,
    Paragraph,
    Table,
)

from ..models.edu_fund_statistic import PERIODS, WHOLE_YEAR
from ..tools.no_decrease import period_end, year_before

WAN = 1_000_000  # fen


class EduFundNotice(models.TransientModel):
    """The public notice on what was spent on education (经费统计公告, MJ18).

    It tells confirmed figures alone: of a government and those below it, against the
    year before, and which of the two tests they stand.
    """

    _name = "edu.fund.notice"
    _description = "Statistical Notice"

    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Government",
        required=True,
        default=lambda self: self.env.user.scope_unit_ids[:1],
        domain="[('kind', '=', 'government')]",
        help="Who gives notice, with those below (公告政府)",
    )
    year = fields.Integer(
        required=True, default=lambda self: today().year - 1, help="年度"
    )
    period = fields.Selection(
        PERIODS,
        required=True,
        default=WHOLE_YEAR,
        help="Counted from the beginning of the year (统计期间)",
    )
    number = fields.Char(string="Document Number", help="文号")

    def action_print(self):
        """Print the notice as PDF; refuse where nothing is confirmed."""
        self.ensure_one()
        if not self._told():
            raise UserError(
                self.env._("There are no confirmed figures of this period yet.")
            )
        return self.env.ref("edu_fund.edu_fund_notice_report").report_action(self)

    def _title(self):
        labels = dict(self._fields["period"]._description_selection(self.env))
        return self.env._(
            "%(government)s: Notice on Education Expenditure, %(period)s of %(year)s",
            government=self.owner_unit_id.name,
            period=labels[self.period],
            year=self.year,
        )

    def _notice(self):
        """Return what the PDF shows."""
        told = self._told()
        return Document(
            self._title(),
            [
                Paragraph(self.env._("1. What Was Spent"), "heading1"),
                *map(Paragraph, self._sums(told)),
                Paragraph(self.env._("2. The Two No-Decrease Tests"), "heading1"),
                *map(Paragraph, self._verdicts(told)),
                Table(self._columns(), [self._row(*one) for one in told]),
                Paragraph(
                    f"{self.owner_unit_id.name}\n{chinese_date(today())}", "signed"
                ),
            ],
            (self.number or "", ""),
        )

    def _told(self):
        """Return triples of a government and its two tests, where it has reported."""
        statistics = self.env["edu.fund.statistic"]
        day = period_end(self.year, int(self.period))
        rows = statistics._reported((day, year_before(day)))
        accounts = rows._accounts(rows.filtered(lambda row: row.state == "confirmed"))
        percents = statistics._percents()
        units = self.env["edu.unit"].search(
            [
                ("id", "child_of", self.owner_unit_id.id),
                ("kind", "=", "government"),
                ("level", "in", LEVELS),
            ]
        )
        told = (
            (unit, *accounts.tests(unit.id, day, percents.get(unit.id, (100, 100))))
            for unit in units
        )
        return [one for one in told if one[1].now is not None]

    def _sums(self, told):
        """Return the sentences on the sum of all, and against the year before."""
        now = sum(total.now for _unit, total, _pupil in told)
        yield self.env._(
            "%(count)s governments spent %(amount)s × 10,000 yuan of their general "
            "public budgets on education.",
            count=len(told),
            amount=_wan(now),
        )
        both = [total for _unit, total, _pupil in told if total.before]
        if both:
            before = sum(total.before for total in both)
            yield self.env._(
                "Those with figures of the year before spent %(amount)s × 10,000 yuan, "
                "after %(before)s × 10,000 yuan: %(change)s.",
                amount=_wan(sum(total.now for total in both)),
                before=_wan(before),
                change=_change(sum(total.now for total in both), before),
            )

    def _verdicts(self, told):
        """Return a sentence on who stands both tests, and one on each that fell."""
        held = [
            unit
            for unit, *tests in told
            if {test.verdict for test in tests} == {"held"}
        ]
        yield self.env._(
            "%(held)s of %(count)s governments stand both tests.",
            held=len(held),
            count=len(told),
        )
        for unit, total, pupil in told:
            if "fell" in (total.verdict, pupil.verdict):
                yield self.env._(
                    "%(unit)s: short by %(total)s yuan in all, by %(pupil)s yuan per "
                    "pupil.",
                    unit=unit.name,
                    total=_yuan(total.missing),
                    pupil=_yuan(pupil.missing),
                )

    def _columns(self):
        year = self.year
        return [
            Column(self.env._("Government"), 34),
            Column(self.env._("%s (10,000 yuan)", year), 26, amounts=True),
            Column(self.env._("%s (10,000 yuan)", year - 1), 26, amounts=True),
            Column(self.env._("Change"), 16, amounts=True),
            Column(self.env._("Per Pupil %s (yuan)", year), 24, amounts=True),
            Column(self.env._("Per Pupil %s (yuan)", year - 1), 24, amounts=True),
            Column(self.env._("Change"), 16, amounts=True),
        ]

    def _row(self, unit, total, pupil):
        return [
            unit.name,
            _wan(total.now),
            _wan(total.before),
            _toned(total),
            _yuan(pupil.now),
            _yuan(pupil.before),
            _toned(pupil),
        ]


def _wan(fen):
    return "—" if fen is None else f"{fen / WAN:,.2f}"


def _yuan(fen):
    return "—" if fen is None else f"{fen / 100:,.2f}"


def _change(now, before):
    """Return the change in percent, with its sign; a dash where it is not known."""
    if now is None or not before:
        return "—"
    return f"{100 * (now - before) / before:+.2f}%"


def _toned(test):
    """Return the change of a test as a cell, red where it fell."""
    return Cell(_change(test.now, test.before), "bad" if test.verdict == "fell" else "")
