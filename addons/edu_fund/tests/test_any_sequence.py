"""Whatever people do in whatever order: no line is overspent, and all adds up."""

from contextlib import closing
from datetime import date, timedelta

from freezegun import freeze_time
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools.bookings import CHANGED
from ..tools.money import fen
from .claim_common import ClaimCommon
from .contract_steps_common import (
    ANEW,
    CONTRACT_STEPS,
    PLANNED_NEXT,
    ContractSteps,
)

PLANNED = {"transport": 1000_00, "labour": 500_00}
AMOUNTS = st.integers(1, 700_00)  # fen
KINDS = st.sampled_from(sorted(PLANNED))
ONWARD = {"draft": "submit", "submitted": "check", "checked": "approve"}
CLAIM_STEPS = [*["onward"] * 6, "withdraw", "return", "approve", "pay", "pay"]
ONE_OF = st.integers(0, 3)  # which of the claims there are
STEPS = st.one_of(
    st.tuples(st.sampled_from(["supplement", "cut", "transfer"]), KINDS, AMOUNTS),
    st.tuples(st.just("claim"), KINDS, AMOUNTS),
    st.tuples(st.sampled_from(CLAIM_STEPS), ONE_OF),
    st.tuples(st.sampled_from(CLAIM_STEPS), ONE_OF),
    st.tuples(st.sampled_from(["close_quarter", "reopen_quarter", "close", "sleep"])),
    st.tuples(st.sampled_from(["bounce", "bounce", "new_year"]), ONE_OF),
    st.tuples(st.just("contract"), KINDS, AMOUNTS),
    CONTRACT_STEPS,
    CONTRACT_STEPS,
)

ALL_PAID = [*[("onward", 0)] * 3, ("pay", 0), ("part", 0), ("part", 0)]
LATE = [("bounce", 0), ("take_back", 0), ("pay", 0), ("part", 0), ("bounce", 0)]


class Shadow:
    """What the lines should hold, counted by hand: {kind: {number: fen}}."""

    def __init__(self):
        self.lines = {
            kind: dict.fromkeys(CHANGED, 0) | {"approved": planned}
            for kind, planned in (PLANNED | PLANNED_NEXT).items()
        }

    def left(self, kind):
        line = self.lines[kind]
        gained = line["approved"] + line["adjusted"]
        return gained - line["committed"] - line["spent"]

    def add(self, kind, **changes):
        for number, amount in changes.items():
            self.lines[kind][number] += amount


@tagged("post_install", "-at_install")
class TestAnySequence(ContractSteps, ClaimCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_payee()

    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.lists(STEPS, min_size=16, max_size=40))
    @example([*ALL_PAID, ("new_year", 0), *LATE])
    @example([*ALL_PAID, ("new_year", 0), ("claim", "labour", 5), *LATE, ("along", 0)])
    def test_nothing_is_overspent_and_all_adds_up(self, steps):
        """TS69, GY17: every total equals the sum of its documents."""
        with closing(self.env.cr.savepoint()):
            self.begin()
            for step, *arguments in steps:
                with freeze_time(self.day):
                    getattr(self, f"do_{step}", self.do_move)(step, *arguments)
                self.compare()
            self.assertFalse(self.env["edu.budget.line"]._unbalanced())
        self.env.invalidate_all()

    def begin(self):
        self.day, self.trip = date(2027, 2, 1), date(2027, 1, 4)
        self.shadow, self.claims = Shadow(), self.env["edu.claim"]
        with freeze_time(self.day):
            budget = self.make_budget(
                year=2027, **{kind: planned / 100 for kind, planned in PLANNED.items()}
            )
            self.current = {line.kind: line for line in budget.line_ids}
            for kind in sorted(PLANNED) * 2:
                self.do_claim("claim", kind, 60_00)
            self.budget_27 = budget
            self.begin_contracts()

    def compare(self):
        for kind, line in self.current.items():
            held = {number: fen(line[number]) for number in CHANGED}
            self.assertEqual(held, self.shadow.lines[kind], kind)
            self.assertEqual(fen(line.available), self.shadow.left(kind))
            self.assertGreaterEqual(line.available, 0)

    def tried(self, act):
        """Return whether an act was allowed; a refused one leaves nothing behind."""
        try:
            with self.env.cr.savepoint():
                act()
        except UserError:
            self.env.invalidate_all()
            return False
        return True

    def is_open(self):
        quarter = 4 if self.day.year > 2027 else (self.day.month + 2) // 3
        return (
            self.budget_27.state == "approved"
            and self.budget_27.closed_quarter < quarter
        )

    def do_supplement(self, kind, line, amount):
        changes = {line: amount}
        self.adjust(kind, changes, self.is_open())

    def do_cut(self, kind, line, amount):
        fits = amount <= self.shadow.left(line)
        self.adjust(kind, {line: -amount}, fits and self.is_open())

    def do_transfer(self, kind, line, amount):
        other = next(name for name in PLANNED if name != line)
        fits = amount <= self.shadow.left(line)
        self.adjust(kind, {line: -amount, other: amount}, fits and self.is_open())

    def adjust(self, kind, changes, expected):
        def act():
            document = self.make_adjustment(
                kind, {self.current[name]: a / 100 for name, a in changes.items()}
            )
            document.with_user(self.finance).action_approve()

        self.assertEqual(self.tried(act), expected, (kind, changes))
        if expected:
            for name, amount in changes.items():
                self.shadow.add(name, adjusted=amount)

    def do_claim(self, _step, kind, amount):
        self.trip += timedelta(days=1)
        self.claims |= (
            self.env["edu.claim"]
            .with_user(self.inspector)
            .create(
                {
                    "item_ids": [
                        Command.create(
                            {"kind": kind, "day": self.trip, "amount": amount / 100}
                        )
                    ]
                }
            )
        ).with_env(self.env)

    def do_move(self, step, place):
        """Take one of the claims a step further, if the step is one of its state."""
        if not self.claims:
            return
        claim = self.claims[place % len(self.claims)]
        if step == "onward":
            step = ONWARD.get(claim.state, "approve")
        line, amount = claim.item_ids.line_id, fen(claim.total)
        user = self.inspector if step in ("submit", "withdraw") else self.finance
        moves = {"check": "accept" if claim.issue_count else "check"}
        name = moves.get(step, step)
        allowed = self.tried(lambda: claim.with_user(user)._make_move(name, "情况属实"))
        if not allowed:
            return
        change = {"submit": amount, "withdraw": -amount, "return": -amount}.get(step, 0)
        if change:
            kind = self.key_of(line or claim.item_ids.line_id)
            self.shadow.add(kind, committed=change)
            self.assertTrue(self.holds(kind))

    def do_pay(self, _step, _place):
        """Pay all that is approved, by a list."""
        ready = self.claims.filtered(
            lambda claim: claim.state == "approved" and not claim.payment_id
        )
        if not ready:
            return
        kinds = [self.key_of(claim.item_ids.line_id) for claim in ready]
        paid = self.tried(lambda: self.pay(ready))
        self.assertEqual(paid, all(map(self.holds, kinds)))
        if paid:
            for claim, kind in zip(ready, kinds, strict=True):
                amount = fen(claim.total)
                self.shadow.add(kind, committed=-amount, spent=amount)

    def pay(self, claims):
        payment = self.env["edu.payment"].with_user(self.finance).create({})
        opened(claims, STATE_GUARD).payment_id = payment
        payment.action_pay()

    def do_bounce(self, _step, place):
        """The bank sends the money of a claim back."""
        paid = self.claims.filtered(lambda claim: claim.state == "paid")
        if not paid:
            return
        claim = paid[place % len(paid)].with_user(self.finance)
        former = self.key_of(claim.item_ids.line_id)
        done = self.tried(lambda: claim._make_move("take_back", "退票"))
        self.come_back(former, ANEW[claim.item_ids.kind], fen(claim.total), done)

    def come_back(self, former, anew, amount, done):
        """Count what came back of the line `former`; return which line holds it now.

        A line that is closed keeps what it has spent, and `anew` takes the payment.
        """
        if self.holds(former):
            self.assertTrue(done)
            self.shadow.add(former, committed=amount, spent=-amount)
            return former
        fits = self.day.year == 2028 and amount <= self.shadow.left(anew)
        self.assertEqual(done, fits)
        if done:
            self.shadow.add(anew, committed=amount)
        return anew if done else former

    def key_of(self, line):
        return next(kind for kind, one in self.current.items() if one == line)

    def do_new_year(self, _step, _place):
        """January comes, and the quarters of the old year are closed."""
        self.day = max(self.day, date(2028, 1, 10))
        with freeze_time(self.day):
            for _quarter in range(4):
                self.do_close_quarter("close_quarter")

    def do_close_quarter(self, step):
        self.tried(lambda: self.budget_27.with_user(self.finance)._make_move(step))

    def do_reopen_quarter(self, step):
        self.tried(
            lambda: self.budget_27.with_user(self.chief)._make_move(step, "补记")
        )

    do_close = do_close_quarter

    def do_sleep(self, _step):
        """A quarter of a year goes by."""
        self.day += timedelta(days=91)
