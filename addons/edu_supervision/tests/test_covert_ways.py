"""Whoever knows the number of a hidden record is told nothing either (TS32)."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .covert_common import LATER, SECRET, CovertCommon

NOISE = ("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")
DETAILS = ("mail.activity", "mail.message", "ir.attachment")


@tagged("post_install", "-at_install")
class TestCovertWays(CovertCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.visit = cls.make_covert()
        cls.records = {"edu.visit": cls.visit}
        for name, link in cls.models_about().items():
            if name not in LATER:
                rows = cls.env[name].search([(link, "in", cls.visit.ids)])
                cls.records[name] = rows
        family = [(one._name, one.ids) for one in cls.records.values() if one]
        for name in DETAILS:
            model = cls.env[name]
            key = "model" if name == "mail.message" else "res_model"
            for about, ids in family:
                cls.records[name] = cls.records.get(name, model) | model.search(
                    [(key, "=", about), ("res_id", "in", ids)]
                )
        event = cls.visit.sudo().event_id
        cls.records["edu.draw"] = cls.records["edu.draw.line"].draw_id
        cls.records["calendar.event"] = event
        cls.records["calendar.attendee"] = event.attendee_ids
        cls.records["edu.transition"] = cls.visit.transition_ids

    def test_nothing_is_left_out(self):
        """A new model about visits gets a row in `covert_common`, and is asked too."""
        self.assertFalse([name for name, rows in self.records.items() if not rows])

    def ways(self, records):
        """Yield (name, call): each returns something if it tells of the records."""
        ids = [("id", "in", records.ids)]
        names = [
            name
            for name, field in records._fields.items()
            if field.store and field.type != "json" and field.exportable
        ]
        yield "search", lambda: records.search(ids)
        yield "search_count", lambda: records.search_count(ids)
        yield "search_read", lambda: records.search_read(ids, names)
        yield (
            "web_search_read",
            lambda: records.web_search_read(ids, dict.fromkeys(names, {}))["records"],
        )
        yield "read", lambda: records.read(names)
        yield "web_read", lambda: records.web_read(dict.fromkeys(names, {}))
        yield "name_search", lambda: records.name_search(domain=ids)
        yield "export_data", lambda: records.export_data(names)["datas"]
        yield "copy", lambda: records[:1].copy()
        for name in names:
            field = records._fields[name]
            if field._description_groupable(self.env) and field.type != "many2many":
                yield (
                    f"group by {name}",
                    lambda name=name: records.formatted_read_group(
                        ids, [self.group_of(records, name)], ["__count"]
                    ),
                )

    def group_of(self, records, name):
        dated = records._fields[name].type in ("date", "datetime")
        return f"{name}:month" if dated else name

    def test_no_way_tells_an_outsider(self):
        for role, user in self.outsiders.items():
            for name, found in self.records.items():
                for way, call in self.ways(found.with_user(user)):
                    with self.subTest(role, model=name, way=way):
                        self.assertFalse(self.answer(call))

    def answer(self, call):
        self.env.invalidate_all()
        try:
            with mute_logger(*NOISE), self.env.cr.savepoint():
                return call()
        except UserError as refusal:
            self.assertNotIn(SECRET, str(refusal))
            self.assertNotIn(self.schools[0].name, str(refusal))
            return None

    def test_the_ways_tell_the_planner(self):
        """Each way can fail: who may know is told by it."""
        for way, call in self.ways(self.visit.with_user(self.planner)):
            with self.subTest(way):
                self.assertTrue(call())

    def test_no_value_is_found(self):
        """Nor by guessing: a value that is searched for finds nothing."""
        for role, user in self.outsiders.items():
            for path, value in (
                ("edu.visit", ("unit_id", "=", self.schools[0].id)),
                ("edu.visit", ("unit_id.name", "ilike", self.schools[0].name)),
                ("edu.visit", ("urgent_reason", "ilike", SECRET)),
                ("edu.visit", ("member_ids.inspector_id", "in", self.inspectors.ids)),
                ("edu.visit", ("finding_ids", "any", [("name", "ilike", SECRET)])),
                ("edu.finding", ("visit_id.unit_id", "=", self.schools[0].id)),
                ("edu.visit.member", ("visit_id.date", "=", self.visit.date)),
                ("edu.list.item", ("visit_ids", "in", self.visit.ids)),
                ("edu.list.item", ("visit_ids", "!=", False)),
                ("edu.list.item", ("visit_ids.unit_id", "in", self.schools.ids)),
                ("edu.list.item", ("visit_ids", "any", [("is_hidden", "=", True)])),
            ):
                with self.subTest(role, path=path, value=value):
                    model = self.env[path].with_user(user)
                    self.assertFalse(
                        self.answer(lambda model=model, v=value: model.search([v]))
                    )

    def test_the_name_elsewhere_is_neutral(self):
        """Who reads a link to the visit in another record learns its number alone."""
        for role, user in self.outsiders.items():
            shown = self.visit.with_user(user).sudo().display_name
            self.assertEqual(shown, f"#{self.visit.id}", role)

    def test_nobody_outside_changes_it(self):
        for role, user in self.outsiders.items():
            mine = self.visit.with_user(user)
            for call in (
                lambda one=mine: one.write({"confidant_ids": [(4, one.env.uid)]}),
                lambda one=mine: one.message_subscribe([one.env.user.partner_id.id]),
                lambda one=mine: one.message_post(body="?"),
                lambda one=mine: one.unlink(),
            ):
                with self.subTest(role):
                    self.assertFalse(self.answer(call))
            self.assertNotIn(user, self.visit.confidant_ids)

    def test_the_form_names_confidants(self):
        with Form(self.visit.with_user(self.planner)) as form:
            form.confidant_ids.add(self.outsiders["colleague"])
        mine = self.visit.with_user(self.outsiders["colleague"])
        self.assertTrue(mine.has_access("read"))
        self.assertEqual(mine.finding_ids.mapped("name"), [SECRET])
