"""From a draft of the year's inspections to the published list, and its refusals."""

from ast import literal_eval
from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .list_common import ListCommon


@tagged("post_install", "-at_install")
class TestList(ListCommon):
    def test_from_draft_to_published(self):
        """TS08, B32: the office drafts, its chief approves, all below read it."""
        row = self.make_list()
        self.assertEqual(row.unit_id, self.office_a)
        self.assertEqual(row.owner_unit_id, self.county_a)
        row.action_submit()
        self.assertEqual(row.submitted_by_id, self.officer_a)
        row.with_user(self.chief_a).action_approve()
        self.assertEqual((row.state, row.approved_by_id), ("approved", self.chief_a))
        self.assertEqual(row.approved_on, today())
        row.action_publish()
        self.assertEqual((row.state, row.published_on), ("published", today()))
        self.assertTrue(row.released_on)
        self.assertEqual(row.item_ids.list_state, "published")

    def test_nobody_approves_the_own_submission(self):
        row = self.make_list(self.chief_a)
        row.action_submit()
        with self.assertRaises(UserError):
            row.action_approve()
        row.with_user(self.chief_city).action_approve()
        self.assertEqual(row.state, "approved")

    def test_a_deputy_does_not_approve_the_own_submission(self):
        row = self.submitted()
        self.env["edu.deputy"].create(
            {
                "principal_id": self.chief_a.id,
                "deputy_id": self.officer_a.id,
                "date_from": today(),
                "date_to": date(2099, 1, 1),
                "reason": "出差",
            }
        )
        with self.assertRaises(UserError):
            row.with_user(self.officer_a).action_approve()
        second = self.make_user("officer_a2", "officer", serves=self.county_a)
        self.env["edu.deputy"].create(
            {
                "principal_id": self.chief_a.id,
                "deputy_id": second.id,
                "date_from": today(),
                "date_to": date(2099, 1, 1),
                "reason": "出差",
            }
        )
        row.with_user(second).action_approve()
        self.assertEqual(row.transition_ids[:1].acting_for_id, self.chief_a)

    def test_moves_that_are_not_one_s_own(self):
        row = self.submitted()
        tries = {
            "approve": (self.officer_a, self.chief_b, self.liaison, self.leader_a),
            "return": (self.officer_a, self.chief_b),
            "publish": (self.officer_a, self.chief_a),  # not approved yet
            "withdraw": (self.officer_a, self.chief_a),
            "submit": (self.officer_a, self.chief_a),
        }
        for name, users in tries.items():
            for user in users:
                with self.subTest(name, user=user.login), self.assertRaises(UserError):
                    row.with_user(user)._make_move(name, "事由")
        self.assertEqual(row.state, "submitted")

    def test_returned_with_a_reason_and_submitted_again(self):
        row = self.submitted()
        with self.assertRaises(UserError):
            self.move_with_reason(row, self.chief_a, "return", " ")
        self.move_with_reason(row, self.chief_a, "return", "范围不清")
        self.assertEqual(row.state, "draft")
        self.assertEqual(row.transition_ids[:1].reason, "范围不清")
        row.item_ids.scope_text = "城区小学"
        row.action_submit()

    def test_what_is_submitted_is_not_edited(self):
        row = self.submitted()
        item = row.item_ids
        for state in ("submitted", "approved", "published", "withdrawn"):
            if state != "submitted":
                self.advance(row, state)
            for user in (self.officer_a, self.chief_a, self.env.user):
                with self.subTest(state, user=user.login):
                    self.refuses_change(row.with_user(user), item.with_user(user))

    def advance(self, row, state):
        if state == "withdrawn":
            return self.move_with_reason(row, self.chief_a, "withdraw")
        move = {"approved": "approve", "published": "publish"}[state]
        return row.with_user(self.chief_a)._make_move(move)

    def refuses_change(self, row, item):
        for change in (
            lambda: row.write({"name": "另一名称"}),
            lambda: row.write({"year": 2027}),
            lambda: row.write({"item_ids": [(0, 0, self.item_values())]}),
            lambda: item.write({"date_to": date(2026, 12, 31)}),
            lambda: item.sudo().write({"unit_ids": [(4, self.schools[0].id)]}),
            lambda: item.create({**self.item_values(), "list_id": row.id}),
            lambda: item.unlink(),
            lambda: row.unlink(),
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                change()

    def test_one_list_a_department_and_year(self):
        first = self.make_list()
        with self.assertRaises(Exception) as refused, mute_logger("odoo.sql_db"):
            with self.env.cr.savepoint():
                self.make_list()
        self.assertIn("edu_list_yearly_uniq", str(refused.exception))
        self.make_list(year=2027)
        self.make_list(unit_id=self.education_a.id)
        first.action_submit()
        first.with_user(self.chief_a).action_approve()
        self.move_with_reason(first, self.chief_a, "withdraw")
        self.env.flush_all()
        self.make_list()

    def test_the_department_is_one_of_the_government(self):
        with self.assertRaises(ValidationError):
            self.make_list(unit_id=self.education_b.id)

    def test_whose_list_it_is_stays(self):
        row = self.make_list()
        with self.assertRaises(UserError):
            row.unit_id = self.education_a
        with self.assertRaises(UserError):
            row.sudo().owner_unit_id = self.county_b

    def test_states_are_not_forged(self):
        for values in ({"state": "approved"}, {"approved_by_id": self.officer_a.id}):
            with self.assertRaises(UserError):
                self.make_list(**values)
        row = self.make_list()
        with self.assertRaises(UserError):
            row.sudo().published_on = today()

    def test_readers(self):
        """TS08: a published list is read by all below, a draft by its makers."""
        row = self.approved()
        inspector = self.inspectors[0].user_id
        makers = (self.officer_a, self.chief_a, self.leader_a, self.officer_city)
        below = (self.liaison, self.liaison_finance, inspector)
        others = (self.officer_b, self.leader_b, self.liaison_b)
        self.assertReads(row, makers, below + others)
        row.action_publish()
        self.assertReads(row, makers + below, others)

    def test_counties_read_the_city_s_list(self):
        row = self.make_list(self.officer_city)
        row.action_submit()
        row.with_user(self.chief_city).action_approve()
        county = (self.officer_a, self.leader_b, self.liaison_b)
        self.assertReads(row, (self.officer_city,), county)
        row.action_publish()
        self.assertReads(row, (self.officer_city, *county), ())
        for user in county:
            with self.assertRaises(UserError):
                row.with_user(user)._make_move("withdraw", "事由")
        draft = self.make_list(self.officer_city, year=2027)
        for user in county:
            with self.assertRaises(AccessError):
                draft.with_user(user).name = "另一名称"

    def assertReads(self, row, readers, others):
        for records in (row, row.item_ids):
            for user in readers + others:
                with self.subTest(records._name, user=user.login):
                    found = records.with_user(user).search([("id", "in", records.ids)])
                    self.assertEqual(bool(found), user in readers)

    def test_withdrawn_lists_allow_no_new_visit(self):
        """TS08: what had been confirmed before stands listed with the list."""
        row = self.published(items=[{"kind": "special"}])
        item = row.item_ids
        visit = self.make_visit(kind="special", item_id=item.id)
        allowed = literal_eval(visit._fields["item_id"].domain)
        self.assertIn(item, item.search(allowed))
        self.move_with_reason(row, self.chief_a, "withdraw", "政策调整")
        self.assertNotIn(item, item.search(allowed))
        self.assertEqual(row.visit_count, 1)
        action = row.action_open_visits()
        self.assertEqual(self.env["edu.visit"].search(action["domain"]), visit)


@tagged("post_install", "-at_install")
class TestListChecks(ListCommon):
    """What is refused at submission, at its boundary."""

    def refuses(self, *items, user=None, **values):
        row = self.make_list(user, items=items, **values)
        with self.assertRaises(UserError) as refused:
            row.action_submit()
        return str(refused.exception)

    def test_without_items(self):
        self.refuses()

    def test_outside_the_year(self):
        told = self.refuses({"date_to": date(2027, 1, 1)})
        self.assertIn("2026", told)
        self.submitted(
            unit_id=self.education_a.id,
            items=[{"date_from": date(2026, 1, 1), "date_to": date(2026, 12, 31)}],
        )

    def test_special_looks_into_some_matters_comprehensive_into_all(self):
        """B06: none, one, all but one, all; what is exempt is neither."""
        every = self.env["edu.topic"].search([])
        sizes = (0, 1, len(every) - 1, len(every))
        fits = {"special": (sizes[1], sizes[2]), "comprehensive": (sizes[3],)}
        for kind, fitting in fits.items():
            for size in sizes:
                item = {"kind": kind, "topic_ids": [(6, 0, every[:size].ids)]}
                with self.subTest(kind, size=size), self.env.cr.savepoint() as point:
                    if size in fitting:
                        self.submitted(items=[item])
                    else:
                        self.refuses(item)
                    point.rollback()
        told = self.refuses(
            {"kind": "comprehensive", "topic_ids": self.matters("comprehensive", 1)}
        )
        self.assertIn(every[0].name, told)
        exempt = {"kind": "comprehensive", "is_exempt": True, "topic_ids": [(5,)]}
        self.submitted(unit_id=self.education_a.id, items=[exempt])

    def test_other_domains_and_kinds_name_no_matters_of_schools(self):
        """B06: a re-check looks into findings, governments have matters of theirs."""
        none = {"topic_ids": [(5,)]}
        self.submitted(
            items=[
                {"kind": "recheck", **none},
                {"kind": "comprehensive", "domain": "government", **none},
            ]
        )

    def test_covert_and_comprehensive(self):
        """TS32: an unannounced inspection is a special one."""
        self.refuses({"kind": "comprehensive", "open_mode": "covert"})
        self.submitted(
            unit_id=self.education_a.id,
            items=[{"kind": "special", "open_mode": "covert"}],
        )

    def test_routine_has_a_checklist(self):
        checklist = self.make_checklist()
        self.refuses({"kind": "routine"})
        row = self.submitted(
            unit_id=self.education_a.id,
            items=[{"kind": "routine", "checklist_id": checklist.id}],
        )
        self.assertEqual(row.state, "submitted")

    def test_checklist_in_use(self):
        checklist = self.make_checklist()
        checklist.with_user(self.officer_a).action_retire()
        self.refuses({"checklist_id": checklist.id})

    def test_comprehensive_once_a_year(self):
        """B32: no unit twice, in one list or in the lists of several departments."""
        both = {"kind": "comprehensive", "unit_ids": [(6, 0, self.schools[:2].ids)]}
        one = {"kind": "comprehensive", "unit_ids": [(6, 0, self.schools[1:2].ids)]}
        told = self.refuses(both, one)
        self.assertIn(self.schools[1].name, told)
        self.assertNotIn(self.schools[0].name, told)
        exempt = {**one, "is_exempt": True}
        special = {**one, "kind": "special"}
        self.submitted(self.liaison, items=[both, exempt, special])
        told = self.refuses(one, user=self.liaison_finance)
        self.assertIn(self.schools[1].name, told)
        self.submitted(self.officer_city, items=[{**one, "is_exempt": True}])

    def test_the_city_counts_too(self):
        """B32: each school is inspected comprehensively once, by whatever level."""
        one = {"kind": "comprehensive", "unit_ids": [(6, 0, self.schools[:1].ids)]}
        self.submitted(self.officer_city, items=[one])
        self.refuses(one)
        self.submitted(year=2027, items=[self.in_2027(one)])

    def in_2027(self, item):
        return {**item, "date_from": date(2027, 4, 1), "date_to": date(2027, 4, 30)}


@tagged("post_install", "-at_install")
class TestSupplement(ListCommon):
    def test_supplement(self):
        """TS08: what is missing is added during the year and approved as the list."""
        row = self.approved()
        action = row.action_supplement()
        supplement = row.browse(action["res_id"])
        self.assertEqual(supplement.yearly_id, row)
        self.assertEqual((supplement.unit_id, supplement.year), (row.unit_id, 2026))
        supplement.item_ids = [(0, 0, self.item_values())]
        supplement.action_submit()
        with self.assertRaises(UserError):
            supplement.with_user(self.officer_a).action_approve()
        supplement.with_user(self.chief_a).action_approve()
        self.assertEqual(supplement.item_ids.list_state, "approved")
        self.assertEqual(row.supplement_ids, supplement)

    def test_only_to_a_list_of_the_same_department_and_year(self):
        row = self.approved()
        with self.assertRaises(ValidationError):
            self.make_list(yearly_id=row.id, unit_id=self.education_a.id)
        with self.assertRaises(ValidationError):
            self.make_list(yearly_id=row.id, year=2027)
        supplement = self.make_list(yearly_id=row.id)
        with self.assertRaises(ValidationError):
            self.make_list(yearly_id=supplement.id)

    def test_not_to_a_list_that_allows_nothing(self):
        row = self.make_list()
        supplement = self.make_list(yearly_id=row.id)
        with self.assertRaises(UserError):
            supplement.action_submit()


@tagged("post_install", "-at_install")
class TestNextYear(ListCommon):
    def test_copy_to_next_year(self):
        """TS08: last year's items stand in next year's draft, on the same days."""
        old = self.make_checklist()
        row = self.approved(
            items=[
                {
                    "date_from": date(2026, 2, 28),
                    "date_to": date(2026, 12, 31),
                    "unit_ids": [(6, 0, self.schools[:2].ids)],
                    "checklist_id": old.id,
                }
            ]
        )
        version = old.browse(
            old.with_user(self.officer_a).action_new_version()["res_id"]
        )
        version.with_user(self.chief_a).action_release()
        copy = row.browse(row.action_next_year()["res_id"])
        self.assertEqual((copy.year, copy.state), (2027, "draft"))
        self.assertEqual(copy.unit_id, row.unit_id)
        self.assertIn("2027", copy.name)
        item = copy.item_ids
        days = (item.date_from, item.date_to)
        self.assertEqual(days, (date(2027, 2, 28), date(2027, 12, 31)))
        self.assertEqual(item.unit_ids, self.schools[:2])
        self.assertEqual(item.checklist_id, version)
        copy.action_submit()

    def test_leap_day(self):
        items = [{"date_from": date(2028, 2, 29), "date_to": date(2028, 2, 29)}]
        row = self.approved(year=2028, items=items)
        copy = row.browse(row.action_next_year()["res_id"])
        self.assertEqual(copy.item_ids.date_to, date(2029, 2, 28))

    def test_import(self):
        """TS08: a list with its items comes in from a spreadsheet."""
        head = ["year", "item_ids/name", "item_ids/date_from", "item_ids/date_to"]
        rows = [
            ["2026", "开学检查", "2026-02-25", "2026-03-10"],
            ["", "食品安全", "2026-05-01", "2026-05-31"],
        ]
        result = self.env["edu.list"].with_user(self.officer_a).load(head, rows)
        self.assertFalse(result["messages"])
        row = self.env["edu.list"].browse(result["ids"])
        self.assertEqual(row.item_ids.mapped("name"), ["开学检查", "食品安全"])
        self.assertEqual(row.unit_id, self.office_a)
