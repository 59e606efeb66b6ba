import base64
from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .people_common import PeopleCommon

REFUSED = UserError  # of which AccessError is a kind
FILE = base64.b64encode("县域课后服务调研".encode())


@tagged("post_install", "-at_install")
class TestCareer(PeopleCommon):
    """Ranks and titles (TS64), and what research brought (TS73)."""

    def make_output(self, login="inspector_a", **values):
        outputs = self.acting(login, self.env["edu.inspector.output"])
        return outputs.create(
            {"name": "县域课后服务调研", "kind": "report", "year": 2025, **values}
        )

    def make_rank(self, login="officer_a", **values):
        ranks = self.acting(login, self.env["edu.inspector.rank"])
        return ranks.create(
            {
                "inspector_id": self.inspector.id,
                "name": "高级教师",
                "date_from": date(2019, 9, 1),
                **values,
            }
        )

    def test_the_inspector_enters_the_own_and_an_officer_confirms(self):
        """TS73"""
        output = self.make_output(file=FILE, file_name="调研.pdf")
        self.assertEqual(output.inspector_id, self.inspector)
        with self.assertRaises(REFUSED):
            output.action_confirm()
        self.acting("officer_a", output).action_confirm()
        own = self.acting("inspector_a", output)
        self.assertEqual(own.state, "confirmed")
        for act in (lambda: own.write({"name": "另题"}), own.unlink):
            with self.assertRaises(REFUSED):
                act()
        with self.assertRaises(UserError):
            self.acting("officer_a", output).name = "另题"
        self.acting("officer_a", output)._make_move("reopen", "题目有误")
        own.name = "另题"

    def test_nobody_confirms_what_is_the_own_or_what_one_entered(self):
        entered = self.make_output("officer_a", inspector_id=self.inspector.id)
        with self.assertRaises(UserError):
            entered.action_confirm()
        self.acting("chief_a", entered).action_confirm()
        self.colleague.user_id = self.users["chief_a"]
        own = self.make_output("officer_a", inspector_id=self.colleague.id)
        with self.assertRaises(UserError):
            self.acting("chief_a", own).action_confirm()

    def test_an_inspector_enters_nothing_for_another(self):
        with self.assertRaises(AccessError):
            self.make_output(inspector_id=self.colleague.id)
        theirs = self.make_output("officer_a", inspector_id=self.colleague.id)
        self.assertFalse(self.acting("inspector_a", theirs).has_access("read"))

    def test_a_program_is_no_output(self):
        with self.assertRaises(ValidationError):
            self.make_output(file=FILE, file_name="调研.exe")

    def test_ranks_are_dated_lines(self):
        """TS64: rank, title, promotion, each with its document"""
        past = self.make_rank(
            name="一级教师", date_to=date(2019, 8, 31), date_from=date(2012, 9, 1)
        )
        now = self.make_rank(document="临职改〔2019〕4号")
        lines = self.acting("leader_a", self.inspector).rank_ids
        self.assertEqual(lines.ids, (now | past).ids)
        self.assertEqual(lines.filtered("is_current").ids, now.ids)
        with self.assertRaises(REFUSED):
            self.acting("inspector_a", now).name = "正高级教师"

    def test_another_county_reaches_neither(self):
        records = self.make_output(), self.make_rank()
        for login in ("officer_b", "chief_b", "leader_b", "inspector_b"):
            for record in records:
                theirs = self.acting(login, record)
                self.assertFalse(theirs.search([("id", "=", record.id)]), login)
                with self.assertRaises(AccessError):
                    theirs.read(["name"])
        with self.assertRaises(AccessError):
            self.make_rank("officer_b")

    def test_lists_cost_the_same_for_few_and_for_many(self):
        fields = {
            "name": {},
            "state": {},
            "inspector_id": {"fields": {"display_name": {}}},
        }
        counts = []
        for number in (10, 60):
            people = self.env["edu.inspector"].create(
                [
                    {"name": f"督学{number}之{n}", "owner_unit_id": self.county_a.id}
                    for n in range(number)
                ]
            )
            self.acting("officer_a", self.env["edu.inspector.output"]).create(
                [
                    {"inspector_id": person.id, "name": "论文", "year": 2025}
                    for person in people
                ]
            )
            theirs = self.acting("officer_a", self.env["edu.inspector.output"])
            counts.append(self.statements_warm(theirs.web_search_read, [], fields))
        self.assertEqual(*counts)
