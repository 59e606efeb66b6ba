"""Other departments register what they intend to inspect, and visits are merged."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .list_common import ListCommon


@tagged("post_install", "-at_install")
class TestDepartments(ListCommon):
    def test_liaison_registers(self):
        """JJ10, B32: a department's list goes to the chief of the office."""
        row = self.make_list(self.liaison)
        self.assertEqual(row.unit_id, self.education_a)
        self.assertEqual(row.owner_unit_id, self.county_a)
        row.item_ids.scope_text = "全县中学"
        row.action_submit()
        with self.assertRaises(UserError):
            row.with_user(self.liaison).action_approve()
        row.with_user(self.chief_a).action_approve()
        with self.assertRaises(UserError):
            row.with_user(self.liaison).action_publish()
        row.with_user(self.officer_a).action_publish()
        self.assertTrue(row.with_user(self.liaison_finance).has_access("read"))

    def test_own_department_only(self):
        """JJ10: neither another's list is seen, nor one made in its name."""
        row = self.make_list(self.liaison)
        item = row.item_ids
        for user in (self.liaison_finance, self.liaison_b, self.officer_b):
            for verb in ("read", "write", "unlink"):
                for record in (row, item):
                    self.assertFalse(record.with_user(user).has_access(verb))
        for unit in (self.finance_unit_a, self.office_a, self.county_a):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                self.make_list(self.liaison, unit_id=unit.id)
        with self.assertRaises(AccessError):
            item.with_user(self.liaison_finance).create(
                {**self.item_values(), "list_id": row.id}
            )

    def test_office_s_drafts_stay_the_office_s(self):
        row = self.make_list()
        self.assertFalse(row.with_user(self.liaison).has_access("read"))
        self.published(unit_id=self.finance_unit_a.id)
        lists = self.env["edu.list"].with_user(self.liaison)
        self.assertFalse(lists.search([("is_mine", "=", True)]))

    def test_office_enters_it_for_a_department(self):
        row = self.make_list(unit_id=self.education_a.id)
        self.assertTrue(row.with_user(self.liaison).is_mine)
        row.with_user(self.liaison).item_ids.basis = "县教育局工作要点"
        row.with_user(self.liaison).action_submit()
        self.assertEqual(row.submitted_by_id, self.liaison)

    def test_who_leaves_the_post_sees_no_more(self):
        row = self.make_list(self.liaison)
        self.liaison.liaison_ids.date_to = date(2020, 1, 2)
        self.assertFalse(row.with_user(self.liaison).has_access("read"))

    def test_liaison_copies_and_supplements(self):
        row = self.approved(self.liaison)
        copy = row.browse(row.with_user(self.liaison).action_next_year()["res_id"])
        self.assertEqual((copy.unit_id, copy.year), (self.education_a, 2027))
        supplement = row.with_user(self.liaison).action_supplement()
        self.assertEqual(row.browse(supplement["res_id"]).yearly_id, row)


@tagged("post_install", "-at_install")
class TestMerge(ListCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        units = [(6, 0, cls.schools[:2].ids)]
        fees = cls.env.ref("edu_supervision.edu_topic_fees")
        cls.office_item = cls.make_list(
            items=[{"unit_ids": units, "scope_text": "城区"}]
        ).item_ids
        cls.other_item = cls.make_list(
            cls.liaison,
            items=[
                {
                    "name": "规范办学行为检查",
                    "unit_ids": [(6, 0, cls.schools[1:].ids)],
                    "date_from": date(2026, 4, 30),
                    "date_to": date(2026, 5, 20),
                    "topic_ids": [(4, fees.id)],
                }
            ],
        ).item_ids
        cls.both = cls.office_item | cls.other_item.with_user(cls.officer_a)

    def test_overlap(self):
        """TS34, B33: same unit on one day; the day after is another time."""
        self.assertEqual(self.office_item.overlap_ids, self.other_item)
        self.assertEqual(self.both.mapped("overlap_count"), [1, 1])
        found = self.office_item.search([("has_overlap", "=", True)])
        self.assertEqual(found & self.both, self.both)
        self.other_item.date_from = date(2026, 5, 1)
        self.both.invalidate_recordset()
        self.assertFalse(self.office_item.overlap_ids)
        self.assertFalse(self.both & self.both.search([("has_overlap", "=", True)]))

    def test_no_overlap(self):
        changes = (
            {"unit_ids": [(6, 0, self.schools[2:].ids)]},
            {"unit_ids": [(5,)]},
            {"kind": "routine"},
        )
        for values in changes:
            self.other_item.write({"unit_ids": [(6, 0, self.schools.ids)], **values})
            self.both.invalidate_recordset()
            self.assertFalse(self.office_item.overlap_ids, values)

    def test_where_no_unit_is_named_the_domain_counts(self):
        self.both.unit_ids = [(5,)]
        self.both.invalidate_recordset()
        self.assertTrue(self.office_item.overlap_ids)
        self.other_item.domain = "government"
        self.both.invalidate_recordset()
        self.assertFalse(self.office_item.overlap_ids)

    def test_others_drafts_are_not_offered(self):
        own = self.other_item.with_user(self.liaison)
        self.assertFalse(own.overlap_ids)
        self.assertFalse(own.search([("has_overlap", "=", True)]))

    def test_merge(self):
        """B33: one visit sees what several departments wanted to see."""
        lists = self.both.list_id
        action = self.both.action_merge()
        joint = self.office_item.browse(action["res_id"])
        self.assertEqual(joint, self.office_item)
        self.assertFalse(self.other_item.exists())
        self.assertEqual(joint.unit_ids, self.schools)
        self.assertEqual(joint.joint_unit_ids, self.education_a)
        self.assertEqual(joint.date_from, date(2026, 4, 30))
        self.assertEqual(joint.date_to, date(2026, 4, 30))
        self.assertEqual(joint.topic_ids.code, "fees")
        self.assertEqual(joint.scope_text, "城区")
        for row in lists:
            self.assertIn("规范办学行为检查", str(row.message_ids[:1].body))
        self.assertTrue(joint.with_user(self.liaison).has_access("read"))
        self.assertFalse(joint.with_user(self.liaison).has_access("write"))
        self.assertFalse(joint.with_user(self.liaison_finance).has_access("read"))

    def test_three_departments(self):
        third = self.make_list(
            self.liaison_finance,
            items=[{"unit_ids": [(6, 0, self.schools.ids)]}],
        ).item_ids.with_user(self.officer_a)
        two = self.other_item.with_user(self.officer_a)
        (two | self.office_item).action_merge()
        (self.office_item | third).action_merge()
        departments = self.education_a | self.finance_unit_a
        self.assertEqual(self.office_item.joint_unit_ids, departments)

    def test_refusals(self):
        with self.assertRaises(UserError):
            self.office_item.action_merge()
        self.other_item.date_from = date(2026, 5, 1)
        with self.assertRaises(UserError):
            self.both.action_merge()
        self.other_item.date_from = date(2026, 4, 1)
        self.other_item.list_id.action_submit()
        with self.assertRaises(UserError):
            self.both.action_merge()
        with self.assertRaises(AccessError):
            self.both.with_user(self.liaison).action_merge()
        with self.assertRaises(AccessError):
            self.both.with_user(self.officer_b).action_merge()


@tagged("post_install", "-at_install")
class TestConsultation(ListCommon):
    def test_departments_are_asked_and_answer(self):
        """TS33: who was consulted, when, and what came back, per list."""
        row = self.make_list()
        action = row.action_consult()
        collection = self.env["edu.collection"].browse(action["res_id"])
        collection = collection.with_user(self.officer_a)
        self.assertEqual(collection.kind, "consultation")
        asked = self.education_a | self.finance_unit_a
        self.assertEqual(collection.unit_ids, asked)
        self.assertIn(row.item_ids.name, collection.instructions)
        collection.action_open()
        self.assertEqual((row.asked_count, row.reply_count), (2, 0))
        reports = self.env["edu.collection.report"].with_user(self.liaison)
        report = reports.search([("collection_id", "=", collection.id)])
        self.assertEqual(report.unit_id, self.education_a)
        report.text = "建议与期末检查合并。"
        report.action_submit()
        row.invalidate_recordset()
        self.assertEqual((row.asked_count, row.reply_count), (2, 1))
        self.assertIn("建议与期末检查合并。", row.reply_ids.mapped("text"))

    def test_of_the_own_list_alone(self):
        row = self.make_list(self.officer_city)
        collection = self.env["edu.collection"].browse(row.action_consult()["res_id"])
        with self.assertRaises(UserError):
            collection.list_id = self.make_list()

    def test_a_consultation_stays_with_its_list(self):
        """Each addon fixes its own field of a collection beside the others'."""
        row = self.make_list(self.officer_city)
        other = self.make_list(self.officer_city, items=(), year=2027)
        collection = self.env["edu.collection"].browse(row.action_consult()["res_id"])
        collection.list_id = row  # as it is
        for name, value in (("list_id", other), ("owner_unit_id", self.county_a)):
            with self.subTest(name=name), self.assertRaises(UserError):
                collection.sudo().write({name: value.id})
