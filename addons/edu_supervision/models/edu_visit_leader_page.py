from collections import Counter

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today

from .edu_visit import DONE
from .edu_visit_notice import CODE as NOTICE

PLANNED = ("draft", "confirmed")
LISTED = ("list", "kanban", "form")
VIEWS = {
    "edu.visit.due": ("list", "kanban"),
    "edu.visit.report": ("list", "form"),
}
SEEN = Domain("is_hidden", "=", False)  # of visits, for everybody alike


class EduVisitLeaderPage(models.AbstractModel):
    """The year on one page, for leaders, chiefs and officers.

    Each number is that of the records behind it, with the rights of who looks. Hidden
    visits are in none of them.
    """

    _name = "edu.visit.leader.page"
    _description = "Supervision This Year"

    @api.model
    @api.readonly
    def get_page(self):
        """Return the page of this year; at most 15 statements, whatever its size.

        {year; as_of: "YYYY-MM-DD HH:MM:SS" in UTC; domains: [{key, title}];
        kinds: [{key, title, cells: [{key, done, planned: number}]}], a cell a domain;
        sections: [{key, title, lines: [number]}]}. A number is a dict of key, title,
        count, tone ("danger", "warning" or "") and action, the records behind it.
        """
        day = today()
        return {
            "year": day.year,
            "as_of": fields.Datetime.to_string(fields.Datetime.now()),
            "domains": [
                {"key": key, "title": title}
                for key, title in self._choices("edu.visit", "domain")
            ],
            "kinds": self._kinds(day.year),
            "sections": [
                self._due_section(day),
                self._visit_section(day),
                self._finding_section(day),
                self._paper_section(day),
            ],
        }

    @api.model
    def _kinds(self, year):
        """Return how many visits of the year there are by kind and domain (TS02)."""
        counts = Counter()
        for domain, kind, state, number in self.env["edu.visit.statistic"]._read_group(
            [("year", "=", year)], ["domain", "kind", "state"], ["__count"]
        ):
            counts[domain, kind, state in DONE] += number
        return [
            {
                "key": kind,
                "title": title,
                "cells": [
                    self._cell(counts, year, domain, kind)
                    for domain, _title in self._choices("edu.visit", "domain")
                ],
            }
            for kind, title in self._choices("edu.visit", "kind")
        ]

    @api.model
    def _cell(self, counts, year, domain, kind):
        which = Domain("year", "=", year) & Domain("domain", "=", domain)
        which &= Domain("kind", "=", kind) & SEEN
        return {
            "key": domain,
            "done": self._number(
                "done",
                self.env._("Made"),
                counts[domain, kind, True],
                "edu.visit",
                which & Domain("state", "in", DONE),
            ),
            "planned": self._number(
                "planned",
                self.env._("Ahead"),
                counts[domain, kind, False],
                "edu.visit",
                which & Domain("state", "in", PLANNED),
            ),
        }

    @api.model
    def _due_section(self, day):
        late = Domain("due_on", "<", day) | Domain("due_on", "=", False)
        asked = {
            "routine": Domain("duty", "=", "routine"),
            "comprehensive": Domain("duty", "=", "comprehensive") & late,
        }
        due = self.env["edu.visit.due"]
        counts = dict(due._read_group(Domain.OR(asked.values()), ["duty"], ["__count"]))
        titles = {
            "routine": self.env._("Schools not yet visited this month"),
            "comprehensive": self.env._("Comprehensive visits overdue"),
        }
        lines = [
            self._number(
                key, titles[key], counts.get(key, 0), "edu.visit.due", which, "warning"
            )
            for key, which in asked.items()
        ]
        return {
            "key": "due",
            "title": self.env._("Due"),
            "lines": [*lines, self._breaches(day)],
        }

    @api.model
    def _breaches(self, day):
        """Return how many rules the governments that one serves break this month."""
        which = Domain("owner_unit_id", "in", self.env.user.scope_unit_ids.ids)
        which &= Domain("period", "=", day + relativedelta(day=1))
        which &= Domain("is_breach", "=", True)
        which &= Domain("rule_id.category", "=", "supervision")
        count = self.env["edu.rule.result"].search_count(which)
        number = self._number("breaches", self.env._("Rules in breach"), count, "", [])
        board = {"type": "ir.actions.client", "tag": "edu_rule_board"}
        return number | {"action": board, "tone": "danger" if count else ""}

    @api.model
    def _visit_section(self, day):
        year = Domain("year", "=", day.year) & SEEN & Domain("state", "!=", "cancelled")
        urgent = Domain("is_urgent", "=", True)
        listed = Domain("item_id", "!=", False) | Domain("kind", "=", "routine")
        unlisted = ~urgent & ~listed
        unrecorded = Domain("is_unrecorded", "=", True)
        visits = self.env["edu.visit"]
        beside = dict(
            visits._read_group(year & (urgent | unlisted), ["is_urgent"], ["__count"])
        )
        asked = (
            ("urgent", self.env._("Urgent visits"), urgent, beside.get(True, 0), ""),
            (
                "unlisted",
                self.env._("Visits on no list"),
                unlisted,
                beside.get(False, 0),
                "",
            ),
            (
                "unrecorded",
                self.env._("Visits without a record"),
                unrecorded,
                visits.search_count(year & unrecorded),
                "danger",
            ),
        )
        return {
            "key": "visits",
            "title": self.env._("To Be Explained"),
            "lines": [
                self._number(key, title, count, "edu.visit", year & which, tone)
                for key, title, which, count, tone in asked
            ],
        }

    @api.model
    def _finding_section(self, day):
        findings = self.env["edu.finding"]
        drafts = Domain("visit_id.year", "=", day.year) & Domain("state", "=", "draft")
        drafts &= Domain("visit_id.is_hidden", "=", False)
        counts = dict(findings._read_group(drafts, ["severity"], ["__count"]))
        lines = [
            self._number(
                key,
                title,
                counts.get(key, 0),
                "edu.finding",
                drafts & Domain("severity", "=", key),
            )
            for key, title in self._choices("edu.finding", "severity")
        ]
        waiting = drafts & findings._open_hazards()
        lines.append(
            self._number(
                "waiting",
                self.env._("Hazards not handed over"),
                findings.search_count(waiting),
                "edu.finding",
                waiting,
                "danger",
            )
        )
        title = self.env._("Findings in Draft")
        return {"key": "findings", "title": title, "lines": lines}

    @api.model
    def _paper_section(self, day):
        lists = Domain("year", "=", day.year)
        counts = dict(self.env["edu.list"]._read_group(lists, ["state"], ["__count"]))
        lines = [
            self._number(
                key,
                self.env._("Lists: %s", title),
                counts[key],
                "edu.list",
                lists & Domain("state", "=", key),
            )
            for key, title in self._choices("edu.list", "state")
            if counts.get(key)
        ]
        reports = Domain("state", "=", "submitted") & SEEN
        notices = Domain("state", "=", "sent") & Domain("needs_receipt", "=", True)
        notices &= Domain("letter_id.type_id.code", "=", NOTICE)
        for key, title, model, which in (
            (
                "reports",
                self.env._("Reports to approve"),
                "edu.visit.report",
                reports,
            ),
            (
                "notices",
                self.env._("Notices not confirmed"),
                "edu.letter.recipient",
                notices,
            ),
        ):
            count = self.env[model].search_count(which)
            lines.append(self._number(key, title, count, model, which, "warning"))
        return {"key": "papers", "title": self.env._("Papers"), "lines": lines}

    @api.model
    def _choices(self, model, name):
        return self.env[model]._fields[name]._description_selection(self.env)

    @api.model
    def _number(self, key, title, count, model, which, tone=""):
        """Return a number and what it opens; its tone is that of what is wrong."""
        return {
            "key": key,
            "title": title,
            "count": count,
            "tone": tone if count else "",
            "action": {
                "type": "ir.actions.act_window",
                "name": title,
                "res_model": model,
                "views": [(False, view) for view in VIEWS.get(model, LISTED)],
                "mobile_view_mode": "kanban",
                "domain": list(Domain(which)),
            },
        }
