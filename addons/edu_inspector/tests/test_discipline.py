import base64
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .people_common import PeopleCommon

DECISION = {
    "measure": "removal",
    "decided_on": date(2026, 4, 2),
    "document_number": "临督〔2026〕3号",
}


@tagged("post_install", "-at_install")
class TestDiscipline(PeopleCommon):
    """The chief alone opens, decides and closes a case (TS66, B13)."""

    def setUp(self):
        super().setUp()
        self.cases = self.acting("chief_a", self.env["edu.inspector.discipline"])
        self.case = self.cases.create(
            {
                "inspector_id": self.inspector.id,
                "ground": "hazard",
                "facts": "发现隐患后未按期跟进。",
            }
        )

    def test_a_decision_has_a_measure_a_day_and_a_number(self):
        """B13: criticism, a sanction proposed, removal"""
        for missing in DECISION:
            self.case.write({**DECISION, missing: False})
            with self.subTest(missing), self.assertRaises(UserError):
                self.case.action_decide()
        self.case.write({**DECISION, "document": base64.b64encode(b"%PDF-1.4")})
        self.case.action_decide()
        self.assertEqual(self.case.state, "decided")

    def test_what_is_decided_stays(self):
        self.case.write(DECISION)
        self.case.action_decide()
        self.case.effect_until = date(2027, 4, 1)
        for values in ({"facts": "无"}, {"measure": "criticism"}, {"state": "open"}):
            with self.subTest(values), self.assertRaises(UserError):
                self.case.write(values)
        self.case._make_move("close", "影响期满")
        with self.assertRaises(UserError):
            self.case.sudo().effect_until = False
        with self.assertRaises(AccessError):
            self.case.unlink()

    def test_removal_leads_to_the_appointment_and_leaves_no_trace_there(self):
        """TS66: removal proposes the exit, to the chief alone"""
        term = self.serve(self.inspector)
        self.assertFalse(self.case.still_serves)
        self.case.write(DECISION)
        self.case.action_decide()
        self.assertTrue(self.case.still_serves)
        self.assertEqual(self.case.action_open_term()["res_id"], term.id)
        self.assertFalse(self.inspector.activity_ids)
        opened(term, STATE_GUARD).write({"date_to": date(2025, 12, 31)})
        self.case.invalidate_recordset()
        self.assertFalse(self.case.still_serves)

    def test_the_chief_above_sees_it_and_the_chief_beside_does_not(self):
        self.users["chief_city"] = self.make_user("chief_c", "chief", serves=self.city)
        self.assertTrue(self.acting("chief_city", self.case).has_access("read"))
        self.assertFalse(self.acting("chief_b", self.case).has_access("read"))

    def test_a_chief_who_is_the_person_does_not_see_it(self):
        self.inspector.user_id = self.users["chief_a"]
        self.assertFalse(self.acting("chief_a", self.case).has_access("read"))

    def test_deleting_the_inspector_does_not_tell_of_a_case(self):
        """The sentence is the same whatever stands on record."""
        officer = self.acting("officer_a", self.inspector)
        with self.assertRaises(UserError) as with_case:
            officer.unlink()
        self.acting("officer_a", self.env["edu.inspector.rank"]).create(
            {"inspector_id": self.colleague.id, "name": "高级教师"}
        )
        with self.assertRaises(UserError) as with_rank:
            self.acting("officer_a", self.colleague).unlink()
        self.assertEqual(str(with_case.exception), str(with_rank.exception))

    def test_a_list_costs_the_same_for_few_and_for_many(self):
        fields = {
            "state": {},
            "still_serves": {},
            "inspector_id": {"fields": {"display_name": {}}},
        }
        counts = []
        for number in (5, 40):
            self.cases.create(
                [
                    {
                        "inspector_id": self.inspector.id,
                        "ground": "other",
                        "facts": "测试",
                    }
                    for _ in range(number)
                ]
            )
            theirs = self.acting("chief_a", self.env["edu.inspector.discipline"])
            counts.append(self.statements_warm(theirs.web_search_read, [], fields))
        self.assertEqual(*counts)
