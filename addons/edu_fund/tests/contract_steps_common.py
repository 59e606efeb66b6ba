"""What people do with contracts, counted by hand beside it, in fen."""

from hypothesis import strategies as st

from .contract_common import ContractCommon

# The line of the next year to which each line's contracts go: of kinds nobody claims.
NEXT = {"transport": "purchase", "labour": "research"}
# The lines of the next year from which is paid anew what came back too late.
ANEW = {"transport": "transport_next", "labour": "labour_next"}
PLANNED_NEXT = {
    "purchase": 300_00,
    "research": 100_00,
    "transport_next": 150_00,
    "labour_next": 400_00,
}
ENDS = ["call_off", "complete", "reopen"]
STEPS = ["sign", "sign", "part", "part", "take_back", "split", "carry", "along", *ENDS]
CONTRACT_STEPS = st.tuples(st.sampled_from(STEPS), st.integers(0, 2))
DAY = "2027-03-01"


class Agreed:
    """A contract as it should be: `parts` are [fen, is paid, line that holds it]."""

    def __init__(self, contract, kind, parts):
        self.contract, self.kind, self.line = contract, kind, kind
        self.state = "submitted"
        self.parts = [[amount, False, kind] for amount in parts]

    def first(self, is_paid):
        """Return the place of the first part that is paid, or is not."""
        return next(
            (place for place, part in enumerate(self.parts) if part[1] == is_paid), None
        )

    def planned(self):
        return [part for part in self.parts if not part[1]]


class ContractSteps:
    """Steps of contracts for `test_any_sequence`, each with whether it is allowed."""

    accept = ContractCommon.accept

    def begin_contracts(self):
        """Approve the next year's budget, and sign a contract on each line."""
        planned = {
            key.removesuffix("_next"): amount / 100
            for key, amount in PLANNED_NEXT.items()
        }
        budget = self.make_budget(year=2028, **planned)
        self.current |= {
            ANEW.get(line.kind, line.kind): line for line in budget.line_ids
        }
        self.agreed = []
        provider = self.env["edu.provider"].with_user(self.finance)
        self.provider = provider.create({"name": "青禾明鉴教育评估中心"})
        for kind in NEXT:
            self.do_contract("contract", kind, 200_00)
            self.do_sign("sign", len(self.agreed) - 1)

    def holds(self, kind):
        """Return whether the line takes bookings; that of the next year does."""
        return kind in PLANNED_NEXT or self.is_open()

    def do_contract(self, _step, kind, amount):
        """Submit a contract that is paid in two parts, both in advance."""
        parts = [amount, amount // 2 + 1]
        contract = (
            self.env["edu.contract"]
            .with_user(self.officer)
            .create(
                {
                    "name": "县域督导评估服务",
                    "number": f"临督合{len(self.agreed)}",
                    "provider_id": self.provider.id,
                    "line_id": self.current[kind].id,
                    "amount": sum(parts) / 100,
                    "deliverable_ids": [(0, 0, {"name": "报告", "date_due": DAY})],
                    "payment_ids": [(0, 0, self.advance(part)) for part in parts],
                }
            )
        )
        contract.action_submit()
        self.agreed.append(Agreed(contract.with_user(self.finance), kind, parts))

    def advance(self, amount):
        return {
            "name": "预付款",
            "planned_on": DAY,
            "is_advance": True,
            "amount": amount / 100,
        }

    def act(self, place, state, attempt, allowed):
        """Try an act on one of the contracts; return the contract if it was made."""
        agreed = self.agreed[place % len(self.agreed)]
        if agreed.state != state:
            return None
        done = self.tried(lambda: attempt(agreed))
        self.assertEqual(done, allowed(agreed), (attempt, agreed.parts))
        return agreed if done else None

    def do_sign(self, _step, place):
        def allowed(agreed):
            wanted = sum(part[0] for part in agreed.parts)
            return self.is_open() and wanted <= self.shadow.left(agreed.kind)

        agreed = self.act(
            place, "submitted", lambda one: one.contract.action_sign(), allowed
        )
        if agreed:
            agreed.state = "signed"
            for amount, _paid, kind in agreed.parts:
                self.shadow.add(kind, committed=amount)

    def do_part(self, _step, place):
        """Pay the first part that is not paid."""
        agreed = self.agreed[place % len(self.agreed)]
        number = agreed.first(False)
        if number is None:
            return
        part = agreed.parts[number]
        done = self.act(
            place,
            "signed",
            lambda one: one.contract.payment_ids[number].action_pay(),
            lambda _one: self.holds(part[2]),
        )
        if done:
            part[1] = True
            self.shadow.add(part[2], committed=-part[0], spent=part[0])

    def do_take_back(self, _step, place):
        """The bank sends the money of the first part that is paid back."""
        agreed = self.agreed[place % len(self.agreed)]
        number = agreed.first(True)
        if number is None or agreed.state != "signed":
            return
        part, payment = agreed.parts[number], agreed.contract.payment_ids[number]
        done = self.tried(lambda: payment._make_move("take_back", "退票"))
        anew = ANEW.get(agreed.line, agreed.line)
        part[1] = not done
        part[2] = self.come_back(part[2], anew, part[0], done)

    def do_split(self, _step, place):
        agreed = self.agreed[place % len(self.agreed)]
        number = agreed.first(False)
        if number is None or agreed.parts[number][0] < 2:
            return
        amount, _paid, kind = agreed.parts[number]

        def attempt(one):
            one.contract.payment_ids[number]._split(1, DAY)

        if self.act(place, "signed", attempt, lambda _one: True):
            agreed.parts[number][0] = 1
            agreed.parts.append([amount - 1, False, kind])

    def do_carry(self, _step, place):
        self.carry(place, False)

    def do_along(self, _step, place):
        self.carry(place, True)

    def carry(self, place, with_money):
        agreed = self.agreed[place % len(self.agreed)]
        goal = NEXT[agreed.kind]
        moving = [part for part in agreed.planned() if part[2] != goal]
        amount = sum(part[0] for part in moving)

        def allowed(_one):
            fits = with_money or amount <= self.shadow.left(goal)
            held = all(self.holds(part[2]) for part in moving)
            return bool(moving) and held and fits

        def attempt(one):
            self.carried(one.contract, self.current[goal], with_money)

        if self.act(place, "signed", attempt, allowed):
            for part in moving:
                self.shadow.add(part[2], committed=-part[0])
                if with_money:
                    self.shadow.add(part[2], adjusted=-part[0])
                part[2] = goal
            self.shadow.add(goal, committed=amount)
            if with_money:
                self.shadow.add(goal, adjusted=amount)
            agreed.line = goal

    def carried(self, contract, line, with_money):
        wizards = self.env["edu.contract.carry"].with_user(self.finance)
        action = wizards.create(
            {
                "contract_ids": contract.ids,
                "line_id": line.id,
                "with_money": with_money,
            }
        ).action_carry()
        if with_money:
            document = self.env[action["res_model"]].browse(action["res_id"])
            document.with_user(self.finance)._make_move("submit")
            document.with_user(self.finance).document_number = "临财教〔2027〕9号"
            document.with_user(self.chief).action_approve()

    def do_call_off(self, _step, place):
        def attempt(one):
            one.contract._make_move("cancel", "不再履行")

        self.end(place, attempt, "cancelled")

    def do_complete(self, _step, place):
        def attempt(one):
            self.accept(one.contract)
            one.contract.action_close()

        self.end(place, attempt, "closed")

    def do_reopen(self, _step, place):
        def attempt(one):
            one.contract._make_move("reopen", "银行退票")

        def allowed(one):
            wanted = {}
            for amount, _paid, kind in one.planned():
                wanted[kind] = wanted.get(kind, 0) + amount
            return all(
                self.holds(kind) and amount <= self.shadow.left(kind)
                for kind, amount in wanted.items()
            )

        agreed = self.act(place, "closed", attempt, allowed)
        if agreed:
            agreed.state = "signed"
            for amount, _paid, kind in agreed.planned():
                self.shadow.add(kind, committed=amount)

    def end(self, place, attempt, state):
        def allowed(one):
            return all(self.holds(part[2]) for part in one.planned())

        agreed = self.act(place, "signed", attempt, allowed)
        if agreed:
            agreed.state = state
            for amount, _paid, kind in agreed.planned():
                self.shadow.add(kind, committed=-amount)
