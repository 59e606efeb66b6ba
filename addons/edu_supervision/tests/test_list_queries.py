"""What the screens of lists cost in SQL, as officer and liaison, rules on."""

from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from .list_common import ListCommon

LISTS = "name unit_id year item_count approved_on published_on state".split()
ITEMS = (
    "name department_id kind unit_ids date_from date_to overlap_count list_state"
).split()
CHECKLISTS = "name version stage_ids item_count owner_unit_id state".split()
NAME = {"fields": {"display_name": {}}}


@tagged("post_install", "-at_install")
class TestListQueries(ListCommon):
    def counted(self, call):
        """Return how many statements `call` sends, after a first, warming call."""
        return self.statements_warm(call)

    def fill(self, size, first):
        """Add lists of `size` years with `size` items each, and checklists."""
        for year in range(first, first + size):
            self.make_list(
                year=year,
                items=[
                    {
                        "date_from": date(year, 4, 1),
                        "date_to": date(year, 4, 30),
                        "unit_ids": [Command.set(self.schools.ids)],
                    }
                ]
                * size,
            )
            self.make_checklist()

    def spec(self, env, model, names):
        fields = env[model]._fields
        return {name: NAME if fields[name].relational else {} for name in names}

    def screens(self, user):
        env = self.env(user=user)
        pages = {
            "edu.list": LISTS,
            "edu.list.item": ITEMS,
            **({} if user == self.liaison else {"edu.checklist": CHECKLISTS}),
        }
        for model, names in pages.items():
            spec = self.spec(env, model, names)
            yield lambda m=model, s=spec: env[m].web_search_read([], s, limit=80)
        overlap = [("has_overlap", "=", True)]
        yield lambda: env["edu.list.item"].search(overlap)
        groups = ["unit_ids", "date_from:month"]
        yield lambda: env["edu.list.item"].formatted_read_group([], groups, ["__count"])

    def test_screens(self):
        """At most 15 statements a screen, for 4 lists as for 64."""
        for user in (self.officer_a, self.liaison):
            costs = []
            for size, first in ((2, 2100), (8, 2200)):
                self.fill(size, first)
                costs.append([self.counted(call) for call in self.screens(user)])
            self.assertEqual(*costs, user.login)
            self.assertLessEqual(max(costs[0]), 15)
            self.env["edu.list"].search([("year", ">=", 2100)]).unlink()

    def test_form_of_a_list(self):
        names = "name item_ids reply_ids asked_count visit_count allowed_moves".split()
        costs = []
        for size in (2, 20):
            row = self.make_list(year=2100 + size, items=[{}] * size)
            env = self.env(user=self.officer_a)
            items = {"fields": {n: {} for n in ("name", "date_from", "scope_text")}}
            spec = self.spec(env, "edu.list", names) | {"item_ids": items}
            costs.append(self.counted(lambda r=row, s=spec: r.web_read(s)))
        self.assertEqual(*costs)

    def test_submitting_and_copying(self):
        """A list of sixty items is checked and copied for what one of six costs."""
        costs = []
        for size in (6, 60):
            one = {"unit_ids": [Command.set(self.schools[:1].ids)]}
            row = self.make_list(items=[one] * size, unit_id=self.education_a.id)
            submitting = self.statements(row.action_submit)
            costs.append(submitting + self.statements(row.copy))
            row.search([("year", ">", row.year)]).unlink()
            row.with_user(self.chief_a)._make_move("approve")
            self.move_with_reason(row, self.chief_a, "withdraw")
            self.env.flush_all()
        self.assertLessEqual(costs[1] - costs[0], 6, costs)
