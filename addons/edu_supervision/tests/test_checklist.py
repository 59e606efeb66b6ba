"""Checklists in versions: what is in use is not rewritten."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..tools.school_checklist import SCHOOL_ITEMS, school_item_values
from .list_common import ListCommon


@tagged("post_install", "-at_install")
class TestChecklist(ListCommon):
    def next_version(self, checklist):
        action = checklist.with_user(self.officer_a).action_new_version()
        return checklist.browse(action["res_id"])

    def test_put_into_use_by_a_chief(self):
        checklist = self.make_checklist(state="draft")
        with self.assertRaises(UserError):
            checklist.with_user(self.officer_a).action_release()
        checklist.with_user(self.chief_a).action_release()
        self.assertEqual(checklist.state, "released")

    def test_an_empty_one_is_not_put_into_use(self):
        checklist = self.make_checklist(items=0, state="draft")
        with self.assertRaises(UserError):
            checklist.with_user(self.chief_a).action_release()

    def test_what_is_in_use_is_not_changed(self):
        checklist = self.make_checklist(state="draft")
        checklist.with_user(self.chief_a).action_release()
        for state in ("released", "retired"):
            if state == "retired":
                checklist.with_user(self.officer_a).action_retire()
            for record in (checklist, checklist.with_user(self.officer_a)):
                for change in (
                    lambda r=record: r.write({"name": "另一清单"}),
                    lambda r=record: r.write({"pasted": "多一条"}),
                    lambda r=record: r.item_ids[:1].write({"name": "改动"}),
                    lambda r=record: r.item_ids[:1].unlink(),
                    lambda r=record: r.item_ids.create(
                        {"checklist_id": r.id, "name": "多一条"}
                    ),
                    lambda r=record: r.unlink(),
                ):
                    with self.assertRaises(UserError), self.env.cr.savepoint():
                        change()

    def test_no_item_slips_in_from_a_draft(self):
        used, draft = self.make_checklist(), self.make_checklist(state="draft")
        with self.assertRaises(UserError):
            draft.item_ids[:1].checklist_id = used

    def test_a_new_version_takes_the_place(self):
        old = self.make_checklist()
        new = self.next_version(old)
        self.assertEqual((new.version, new.previous_id), (2, old))
        self.assertEqual(new.item_ids.mapped("name"), old.item_ids.mapped("name"))
        self.assertEqual(self.next_version(old), new)
        new.item_ids[0].with_user(self.officer_a).name = "改过的要点"
        self.assertEqual(old.state, "released")
        new.with_user(self.chief_a).action_release()
        self.assertEqual((old.state, new.state), ("retired", "released"))
        self.assertNotEqual(old.item_ids[0].name, "改过的要点")
        self.assertEqual(old._in_force(), new)

    def test_versions_are_not_forged(self):
        for values in ({"version": 7}, {"previous_id": self.make_checklist().id}):
            with self.assertRaises(UserError):
                self.make_checklist(state="draft").write(values)

    def test_down_the_tree(self):
        """Counties use the city's, and change nothing of it."""
        checklist = self.make_checklist(self.city, state="draft")
        self.assertFalse(checklist.with_user(self.officer_a).has_access("read"))
        checklist.with_user(self.chief_city).action_release()
        own = checklist.with_user(self.officer_a)
        self.assertTrue(own.has_access("read"))
        self.submitted(items=[{"kind": "routine", "checklist_id": own.id}])
        with self.assertRaises(UserError):
            own.action_retire()
        with self.assertRaises(AccessError):
            own.action_new_version()
        self.assertFalse(
            self.make_checklist().with_user(self.officer_b).has_access("read")
        )

    def test_pasted_lines(self):
        form = Form(self.env["edu.checklist"].with_user(self.officer_a))
        form.name = "开学检查要点"
        form.pasted = "\n".join(
            [
                "一、校舍：",
                "疏散通道是否畅通\t消防法\t立即清理",
                "",
                "二、食堂:",
                "留样是否齐全",
            ]
        )
        checklist = form.save()
        rows = checklist.item_ids.mapped(
            lambda item: (item.section, item.name, item.basis, item.requirement)
        )
        self.assertEqual(
            rows,
            [
                ("一、校舍", "疏散通道是否畅通", "消防法", "立即清理"),
                ("二、食堂", "留样是否齐全", False, False),
            ],
        )
        self.assertFalse(checklist.pasted)
        checklist.pasted = "课后服务是否自愿"
        self.assertEqual(checklist.item_ids[-1].name, "课后服务是否自愿")
        self.assertEqual(len(checklist.item_ids), 3)

    def test_import(self):
        head = ["name", "item_ids/section", "item_ids/name", "item_ids/severity"]
        rows = [
            ["食堂检查", "后厨", "生熟是否分开", "serious"],
            ["", "后厨", "留样是否齐全", "minor"],
        ]
        checklists = self.env["edu.checklist"].with_user(self.officer_a)
        result = checklists.load(head, rows)
        self.assertFalse(result["messages"])
        items = checklists.browse(result["ids"]).item_ids
        self.assertEqual(items.mapped("severity"), ["serious", "minor"])

    def test_twenty_items_for_schools(self):
        self.assertEqual(len(SCHOOL_ITEMS), 20)
        checklist = self.env["edu.checklist"].create(
            {
                "name": "中小学日常督导要点",
                "owner_unit_id": self.county_a.id,
                "item_ids": [(0, 0, values) for values in school_item_values(self.env)],
            }
        )
        checklist.with_user(self.chief_a).action_release()
        self.assertEqual(checklist.item_count, 20)
        self.assertTrue(all(checklist.item_ids.mapped("topic_id")))
