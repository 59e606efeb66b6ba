from freezegun import freeze_time

from odoo.fields import Command

from .common import TEXT, ReformCommon

CITY_TEXT = """青禾市教育督导改革方案
青政发〔2025〕3号

一、健全督导机构。各县（市、区）独立设置督导机构。（责任单位：各县（市、区）政府）
二、明确成员职责。制定成员单位职责。（责任单位：领导小组成员单位）
"""


class TestMatching(ReformCommon):
    def text_for(self, units):
        """Return a text of one measure for `units` as printed."""
        return f"教育经费方案\n\n一、落实经费保障。足额拨付。（责任单位：{units}）\n"

    def units_of(self, units, user=None):
        """Return the unit lines of a document that names `units`."""
        return self.read_document(self.text_for(units), user).unit_line_ids

    def test_by_name_and_by_short_name(self):
        self.finance_unit_a.short_name = "财局"
        lines = self.units_of("临溪县教育局、教育督导办公室、财局")
        self.assertEqual(
            list(lines.unit_ids),
            [self.education_a, self.office_a, self.finance_unit_a],
        )

    def test_by_alias(self):
        self.env["edu.unit.alias"].create(
            {
                "name": "县教体局",
                "unit_id": self.education_a.id,
                "owner_unit_id": self.county_a.id,
            }
        )
        line = self.units_of("县教体局")
        self.assertEqual((line.unit_ids, line.is_sure), (self.education_a, True))

    def test_an_alias_holds_in_the_documents_of_its_owner(self):
        self.env["edu.unit.alias"].create(
            {
                "name": "县教体局",
                "unit_id": self.education_a.id,
                "owner_unit_id": self.county_a.id,
            }
        )
        self.assertFalse(self.units_of("县教体局", self.stranger).unit_ids)

    def test_departments_of_another_county_are_not_meant(self):
        line = self.units_of("区教育局", self.stranger)
        self.assertEqual(line.unit_ids, self.education_b)

    def test_an_abbreviation_is_proposed_and_not_certain(self):
        reform = self.make_unit("临溪县机关事务中心", self.county_a)
        line = self.units_of("县机务中心")
        self.assertEqual((line.unit_ids, line.is_sure), (reform, False))

    def test_all_county_governments(self):
        wizard = self.read_document(CITY_TEXT, self.city_officer)
        line = self.named(wizard, "各县（市、区）政府") or wizard.unit_line_ids[0]
        self.assertEqual(line.unit_ids, self.county_a | self.county_b)

    def test_a_unit_named_twice_has_one_role(self):
        text = self.text_for("县教育局、临溪县教育局")
        plan = self.import_plan(text)
        task = self.task_of(plan, "落实经费保障")
        self.assertEqual(self.roles(task), {self.education_a: "lead"})


class TestGroup(ReformCommon):
    """MJ02: member units named as a group."""

    def setUp(self):
        super().setUp()
        self.group = self.env["edu.unit.group"].create(
            {
                "name": "领导小组成员单位",
                "owner_unit_id": self.city.id,
                "member_ids": [
                    Command.create({"unit_id": unit.id, **dates})
                    for unit, dates in (
                        (self.city_education, {"date_from": "2020-01-01"}),
                        (
                            self.city_finance,
                            {"date_from": "2020-01-01", "date_to": "2025-12-31"},
                        ),
                        (self.city_office, {"date_from": "2026-07-01"}),
                    )
                ],
            }
        )

    def members(self):
        wizard = self.read_document(CITY_TEXT, self.city_officer)
        line = wizard.unit_line_ids.filtered("group_id")
        self.assertEqual((line.group_id, line.is_sure), (self.group, True))
        return line.unit_ids

    def test_expands_to_the_members_of_the_day(self):
        with freeze_time("2025-06-01"):
            self.assertEqual(self.members(), self.city_education | self.city_finance)
        with freeze_time("2026-07-01"):
            self.assertEqual(self.members(), self.city_education | self.city_office)

    @freeze_time("2025-06-01")
    def test_each_member_answers_and_keeps_the_group(self):
        plan = self.import_plan(CITY_TEXT, self.city_officer)
        links = self.task_of(plan, "明确成员职责").link_ids
        self.assertEqual(links.unit_id, self.city_education | self.city_finance)
        self.assertEqual(links.group_id, self.group)
        self.assertEqual(set(links.mapped("printed_name")), {"领导小组成员单位"})


class TestCorrection(ReformCommon):
    UNKNOWN = TEXT.replace("县教育局）", "县教育局、县融媒体中心）", 1)

    def setUp(self):
        super().setUp()
        self.media = self.make_unit("临溪县新闻传播中心", self.county_a)

    def test_an_unknown_name_refuses_the_confirmation(self):
        wizard = self.read_document(self.UNKNOWN)
        self.assertEqual(wizard.unmatched_count, 1)
        with self.assertSays("县融媒体中心"):
            wizard.action_confirm()

    def test_a_correction_is_remembered(self):
        wizard = self.read_document(self.UNKNOWN)
        self.named(wizard, "县融媒体中心").unit_ids = self.media
        wizard.action_confirm()
        alias = self.env["edu.unit.alias"].search([("name", "=", "县融媒体中心")])
        self.assertEqual(
            (alias.unit_id, alias.owner_unit_id), (self.media, self.county_a)
        )

    def test_the_next_document_matches_by_itself(self):
        wizard = self.read_document(self.UNKNOWN)
        self.named(wizard, "县融媒体中心").unit_ids = self.media
        wizard.action_confirm()
        other = self.UNKNOWN.replace("8号", "9号")
        self.assertEqual(
            self.named(self.read_document(other), "县融媒体中心").unit_ids, self.media
        )
        self.import_plan(other.replace("9号", "10号"))

    def test_a_name_kept_as_text_stands_on_its_task(self):
        wizard = self.read_document(self.UNKNOWN)
        self.named(wizard, "县融媒体中心").as_text = True
        plan = self.env["edu.plan"].browse(wizard.action_confirm()["res_id"])
        task = self.task_of(plan, "落实经费保障")
        self.assertEqual(task.unmatched_units, "县融媒体中心")
        self.assertEqual(task.link_ids.unit_id, self.finance_unit_a | self.education_a)
        self.assertFalse(self.env["edu.unit.alias"].search([]))

    def test_a_proposal_kept_as_text_is_not_assigned(self):
        wizard = self.read_document(self.UNKNOWN)
        self.named(wizard, "县融媒体中心").write(
            {"unit_ids": [Command.set(self.media.ids)], "as_text": True}
        )
        plan = self.env["edu.plan"].browse(wizard.action_confirm()["res_id"])
        task = self.task_of(plan, "落实经费保障")
        self.assertNotIn(self.media, task.link_ids.unit_id)
        self.assertEqual(task.unmatched_units, "县融媒体中心")
        self.assertFalse(self.env["edu.unit.alias"].search([]))

    def test_a_name_may_mean_several_units(self):
        wizard = self.read_document(self.UNKNOWN)
        self.named(wizard, "县融媒体中心").unit_ids = self.media | self.office_a
        plan = self.env["edu.plan"].browse(wizard.action_confirm()["res_id"])
        task = self.task_of(plan, "落实经费保障")
        self.assertIn(self.office_a, task.link_ids.unit_id)
        self.assertFalse(self.env["edu.unit.alias"].search([]))
