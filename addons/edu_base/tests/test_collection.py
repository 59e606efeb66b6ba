from datetime import date
from io import BytesIO

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.service.model import call_kw
from odoo.tests import Form, HttpCase, tagged
from odoo.tools import mute_logger

from .common import LONG_AGO, EduCommon

NOVEMBER = "2026-11-10 04:00:00"
REFUSALS = ("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")


class CollectionCommon(EduCommon):
    """A quarterly collection of county A, asked of two of its departments."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)
        cls.colleague = cls.make_user("officer_aa", "officer", serves=cls.county_a)
        cls.chief = cls.make_user("chief_a", "chief", serves=cls.county_a)
        cls.leader = cls.make_user("leader_a", "leader", serves=cls.county_a)
        cls.stranger = cls.make_user("officer_b", "officer", serves=cls.county_b)
        cls.liaison = cls.make_user("liaison_a", "liaison", works_at=cls.education_a)
        cls.treasurer = cls.make_user("liaison_f", "liaison")
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.make_liaison(cls.treasurer, cls.finance_unit_a)
        cls.collections = cls.env["edu.collection"].with_user(cls.officer)

    @classmethod
    def make_collection(cls, opened=True, items=(), **values):
        """Return a collection; `items` are pairs of a name and a kind."""
        collection = cls.collections.create(
            {
                "name": "季度进展",
                "period_kind": "quarter",
                "date_from": date(2026, 10, 1),
                "date_to": date(2026, 12, 31),
                "date_deadline": date(2027, 1, 10),
                "unit_ids": [Command.set((cls.education_a | cls.finance_unit_a).ids)],
                "item_ids": [
                    Command.create({"name": name, "kind": kind}) for name, kind in items
                ],
                **values,
            }
        )
        if opened:
            collection.action_open()
        return collection

    def report_of(self, collection, user=None, unit=None):
        """Return the report of a unit (the education department), as the user."""
        reports = collection.sudo().report_ids
        unit = unit or self.education_a
        return reports.filtered(lambda report: report.unit_id == unit).with_user(
            user or self.liaison
        )

    def handed_in(self, collection, **values):
        report = self.report_of(collection)
        report.write({"text": "已完成八成。", **values})
        report.action_submit()
        return report


@tagged("post_install", "-at_install")
class TestCollection(CollectionCommon):
    """From the draft to the closed collection, and what refuses to happen."""

    @freeze_time(NOVEMBER)
    def test_period_of_today_is_proposed(self):
        form = Form(self.collections)
        self.assertEqual(
            (str(form.date_from), str(form.date_to)), ("2026-10-01", "2026-12-31")
        )
        form.period_kind = "month"
        self.assertEqual(str(form.date_from), "2026-10-01")
        form.period_kind = "school_year"
        form.date_from = "2026-03-05"
        self.assertEqual(
            (str(form.date_from), str(form.date_to)), ("2025-09-01", "2026-08-31")
        )

    def test_half_a_period_is_refused(self):
        with self.assertRaises(ValidationError):
            self.make_collection(date_to=date(2026, 11, 30))

    def test_free_span(self):
        collection = self.make_collection(
            period_kind="free", date_to=date(2026, 11, 30)
        )
        self.assertEqual(collection.period_label, "2026-10-01 – 2026-11-30")

    def test_period_in_words(self):
        label = self.make_collection().with_context(lang="en_US").period_label
        self.assertEqual(label, "Quarter 4 of 2026")

    def test_group_names_the_units(self):
        group = self.env["edu.unit.group"].create(
            {
                "name": "领导小组成员单位",
                "owner_unit_id": self.county_a.id,
                "member_ids": [
                    Command.create({"unit_id": self.office_a.id}),
                    Command.create(
                        {"unit_id": self.education_a.id, "date_to": "2026-01-01"}
                        | {"date_from": "2025-01-01"}
                    ),
                ],
            }
        )
        form = Form(self.collections)
        form.group_id = group
        self.assertEqual(form.unit_ids[:], self.office_a)

    def test_opening_asks_each_unit_once(self):
        collection = self.make_collection(items=[("经费", "number")])
        collection.sudo()._ask_units()
        reports = collection.report_ids
        self.assertEqual(reports.unit_id, self.education_a | self.finance_unit_a)
        self.assertEqual(len(reports.answer_ids), 2)
        self.assertEqual(set(reports.mapped("date_deadline")), {date(2027, 1, 10)})

    def test_nobody_asked(self):
        with self.assertRaises(UserError):
            self.make_collection(unit_ids=False)

    def test_units_join_and_leave_while_open(self):
        collection = self.make_collection()
        collection.unit_ids += self.office_a
        self.assertEqual(collection.report_count, 3)
        collection.unit_ids -= self.office_a
        self.assertEqual(collection.report_count, 2)
        self.handed_in(collection)
        with self.assertRaises(UserError):
            collection.unit_ids -= self.education_a

    def test_items_stay_once_asked(self):
        collection = self.make_collection(items=[("经费", "number")])
        for attempt in (
            lambda: collection.item_ids.write({"name": "其他"}),
            lambda: collection.item_ids.unlink(),
            lambda: collection.write({"item_ids": [Command.create({"name": "又一"})]}),
        ):
            with self.assertRaises(UserError):
                attempt()

    def test_deadline_follows_while_missing(self):
        collection = self.make_collection()
        report = self.handed_in(collection)
        collection.date_deadline = date(2027, 1, 20)
        other = collection.report_ids.filtered(lambda r: r.state == "pending")
        self.assertEqual(other.date_deadline, date(2027, 1, 20))
        self.assertEqual(report.date_deadline, date(2027, 1, 10))

    def test_close_and_reopen(self):
        collection = self.make_collection()
        report = self.handed_in(collection)
        with self.assertRaises(UserError):
            collection.action_close()
        report.with_user(self.colleague).action_accept()
        collection.action_close()
        states = collection.report_ids.mapped("state")
        self.assertEqual(sorted(states), ["accepted", "missed"])
        collection.with_user(self.chief)._make_move("reopen", "补报")
        self.assertEqual(
            sorted(collection.report_ids.mapped("state")), ["accepted", "pending"]
        )

    def test_next_period(self):
        collection = self.make_collection(items=[("经费", "number")])
        action = collection.action_next_period()
        following = self.collections.browse(action["res_id"])
        self.assertEqual(following.state, "draft")
        self.assertEqual(
            (following.date_from, following.date_to, following.date_deadline),
            (date(2027, 1, 1), date(2027, 3, 31), date(2027, 4, 10)),
        )
        self.assertEqual(following.unit_ids, collection.unit_ids)
        self.assertEqual(following.item_ids.name, "经费")
        self.assertFalse(following.report_ids)

    def test_missing_units_are_reminded(self):
        collection = self.make_collection()
        self.handed_in(collection)
        collection.action_remind()
        digests = self.env["edu.digest"].search([])
        self.assertEqual(digests.user_id, self.treasurer)
        self.assertEqual(digests.line_ids.unit_id, self.finance_unit_a)
        with self.assertRaises(UserError):
            collection.with_user(self.liaison).action_remind()

    def test_successor_reports_in_the_place_of_a_unit(self):
        collection = self.make_collection()
        report = self.report_of(collection)
        report.text = "起草中"
        reports = report.sudo().browse()
        reports._hand_over_units({self.education_a: self.office_a}, LONG_AGO)
        self.assertEqual(report.sudo().unit_id, self.office_a)
        self.assertEqual(report.sudo().text, "起草中")
        self.assertEqual(collection.unit_ids, self.office_a | self.finance_unit_a)
        self.assertEqual(collection.report_count, 2)

    def test_successor_who_reports_already_reports_once(self):
        collection = self.make_collection()
        report = self.report_of(collection).sudo()
        heirs = {self.education_a: self.finance_unit_a}
        report.browse()._hand_over_units(heirs, LONG_AGO)
        self.assertEqual(report.state, "missed")
        self.assertEqual(collection.report_count, 2)

    def test_asked_collection_is_not_deleted(self):
        self.make_collection(opened=False).unlink()
        with self.assertRaises(UserError):
            self.make_collection().unlink()

    def test_no_key_in_the_context_deletes_what_is_open(self):
        """Core skips such checks for a key that a browser can send as well."""
        collection = self.make_collection()
        self.assertTrue(collection.has_access("unlink"))
        for records in (collection, collection.sudo()):
            with self.assertRaises(UserError):
                call_kw(
                    records.browse(),
                    "unlink",
                    [collection.ids],
                    {"context": {"_force_unlink": True}},
                )

    def test_counts(self):
        collection = self.make_collection()
        self.handed_in(collection)
        self.assertEqual(
            (
                collection.report_count,
                collection.missing_count,
                collection.submitted_count,
                collection.accepted_count,
            ),
            (2, 1, 1, 0),
        )


@tagged("post_install", "-at_install")
class TestReport(CollectionCommon):
    """A unit's report: written by the unit, judged by the owner."""

    def test_hand_in_and_accept(self):
        collection = self.make_collection()
        with freeze_time(NOVEMBER):
            report = self.handed_in(collection)
        self.assertEqual(report.submitted_by_id, self.liaison)
        self.assertFalse(report.is_late)
        report.with_user(self.officer).action_accept()
        moves = report.sudo().transition_ids.mapped("move")
        self.assertEqual(sorted(moves), ["accept", "submit"])

    def test_late(self):
        collection = self.make_collection()
        with freeze_time("2027-01-10 17:00:00"):  # the 11th in China
            self.assertTrue(self.handed_in(collection).is_late)

    def test_empty_report_is_refused(self):
        report = self.report_of(self.make_collection())
        with self.assertRaises(UserError):
            report.action_submit()

    def test_required_items(self):
        items = [("经费", "number"), ("占比", "percent"), ("做法", "text")]
        report = self.report_of(self.make_collection(items=items))
        with self.assertRaisesRegex(UserError, "经费、占比、做法"):
            report.action_submit()
        for answer, text in zip(
            report.answer_ids, ("１，２００", "98.5%", "已落实"), strict=True
        ):
            answer.text = text
        report.action_submit()
        self.assertEqual(report.answer_ids.mapped("value"), [1200, 98.5, 0])

    def test_figures(self):
        items = [("经费", "number"), ("占比", "percent")]
        money, share = self.report_of(self.make_collection(items=items)).answer_ids
        for answer, text in ((money, "很多"), (share, "101"), (share, "-1")):
            with self.assertRaises(ValidationError):
                answer.text = text

    def test_handed_in_is_frozen(self):
        report = self.handed_in(self.make_collection())
        for user in (self.liaison, self.officer):
            with self.assertRaises(UserError), mute_logger(*REFUSALS):
                report.with_user(user).text = "改写"
        report.action_withdraw()
        report.text = "改写"
        report.action_submit()

    def test_return_and_answer_again(self):
        report = self.handed_in(self.make_collection())
        report.with_user(self.officer)._make_move("return", "请补数据")
        self.assertEqual(report.state, "returned")
        report.text = "已补数据"
        report.action_submit()
        self.assertEqual(report.state, "submitted")

    def test_nobody_accepts_the_own_submission(self):
        report = self.report_of(self.make_collection(), self.officer)
        report.text = "代填"
        report.action_submit()
        with self.assertRaises(UserError):
            report.action_accept()
        report.with_user(self.colleague).action_accept()

    def test_unit_judges_nothing(self):
        report = self.handed_in(self.make_collection())
        for move in ("accept", "return", "lapse", "revive"):
            with self.assertRaises(UserError):
                report._make_move(move, "因为")

    def test_accepted_is_reopened_by_the_chief_alone(self):
        report = self.handed_in(self.make_collection())
        report.with_user(self.officer).action_accept()
        with self.assertRaises(UserError):
            report.with_user(self.officer)._make_move("reopen", "有误")
        report.with_user(self.chief)._make_move("reopen", "有误")
        self.assertEqual(report.state, "returned")

    def test_who_sees_what(self):
        collection = self.make_collection()
        report = self.report_of(collection)
        reports = self.env["edu.collection.report"]
        for user, expected in (
            (self.officer, 2),
            (self.leader, 2),
            (self.liaison, 1),
            (self.treasurer, 1),
            (self.stranger, 0),
        ):
            found = reports.with_user(user).search(
                [("collection_id", "=", collection.id)]
            )
            self.assertEqual(len(found), expected, user.login)
        with self.assertRaises(AccessError), mute_logger(*REFUSALS):
            report.with_user(self.treasurer).text = "他人"

    def test_own_reports(self):
        mine = self.report_of(self.make_collection())
        self.assertTrue(mine.is_mine)
        self.assertFalse(mine.with_user(self.officer).is_mine)
        found = mine.search([("is_mine", "=", True)])
        self.assertEqual(found, mine)

    def test_draft_is_nobody_elses(self):
        collection = self.make_collection(opened=False)
        self.assertFalse(collection.with_user(self.liaison).search([]))

    def test_county_answers_to_the_city(self):
        city_officer = self.make_user("officer_city", "officer", serves=self.city)
        collection = self.collections.with_user(city_officer).create(
            {
                "name": "年度备案",
                "kind": "filing",
                "period_kind": "year",
                "date_from": date(2026, 1, 1),
                "date_to": date(2026, 12, 31),
                "date_deadline": date(2027, 1, 31),
                "unit_ids": [Command.set((self.office_a | self.office_b).ids)],
            }
        )
        collection.action_open()
        report = self.report_of(collection, self.officer, self.office_a)
        report.text = "总结见附件"
        report.action_submit()
        with self.assertRaises(UserError):
            report.with_user(self.officer).action_accept()
        report.with_user(city_officer).action_accept()
        other = self.report_of(collection, self.officer, self.office_b)
        with self.assertRaises(AccessError), mute_logger(*REFUSALS):
            other.read(["text"])

    def test_queries_do_not_grow(self):
        def queries(size):
            units = self.env["edu.unit"].create(
                [
                    {"name": f"单位{size}-{n}", "parent_id": self.county_a.id}
                    for n in range(size)
                ]
            )
            collection = self.make_collection(
                opened=False,
                unit_ids=[Command.set(units.ids)],
                items=[("经费", "number")],
            )
            return self.statements(collection.action_open)

        queries(2)
        self.assertLessEqual(queries(80) - queries(10), 4)

    def test_list_queries_do_not_grow(self):
        def queries(number):
            for _ in range(number):
                self.make_collection()
            return self.statements(
                self.collections.web_search_read,
                [],
                {"name": {}, "report_count": {}, "missing_count": {}},
            )

        queries(1)
        self.assertEqual(queries(2), queries(20))


@tagged("post_install", "-at_install")
class TestTable(HttpCase, CollectionCommon):
    """All reports side by side, for whoever may read and export them."""

    def get(self, collection, user):
        self.authenticate(user.login, user.login)
        return self.url_open(f"/edu/collection/{collection.id}/reports.xlsx")

    def test_download(self):
        collection = self.make_collection(items=[("经费", "number")])
        self.report_of(collection).answer_ids.text = "1200"
        self.handed_in(collection, text="=1+1")
        answer = self.get(collection, self.officer)
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        rows = list(load_workbook(BytesIO(answer.content)).active.values)
        self.assertEqual(rows[1][-1], "经费")
        mine = next(row for row in rows if row[1] == self.education_a.name)
        self.assertEqual(mine[-2:], ("=1+1", 1200))

    def test_refused(self):
        collection = self.make_collection()
        for user in (self.stranger, self.liaison, self.leader):
            self.assertEqual(self.get(collection, user).status_code, 404, user.login)
