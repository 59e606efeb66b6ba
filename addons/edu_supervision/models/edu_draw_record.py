from odoo import models
from odoo.tools import format_date, format_datetime

from odoo.addons.report_chromium.tools.document import (
    Column,
    Document,
    Paragraph,
    Table,
)


class EduDraw(models.Model):
    """The record of a draw (抽取记录), from its log: to sign, and to compute again."""

    _inherit = "edu.draw"

    def _record(self):
        """Return what the PDF shows, of draws that have been drawn."""
        self.ensure_one()
        self._refuse_undrawn()
        return Document(
            self._record_title(),
            [
                *self._record_facts(),
                *self._record_section(self.env._("Drawn"), self._result_table()),
                *self._record_section(self.env._("Left Out"), self._left_out_table()),
                *self._record_proof(),
                *self._record_signatures(),
            ],
            (self.log["owner"], format_date(self.env, self.drawn_on)),
        )

    def _record_title(self):
        return self.env._("Record of the Draw: %s", self.name)

    def _record_section(self, heading, table):
        return [Paragraph(heading, "heading2"), table] if table.rows else []

    def _record_facts(self):
        log = self.log
        units, people = log["units"], log["people"]
        moment = format_datetime(self.env, self.drawn_on, tz="Asia/Shanghai")
        texts = [
            self.env._(
                "Drawn on %(moment)s by %(person)s, watched by %(witnesses)s.",
                moment=moment,
                person=log["drawn_by"],
                witnesses=log["witnesses"],
            ),
            self.env._(
                "Of %(pool)s units, %(left_out)s were left out and %(drawn)s drawn.",
                pool=len(units["pool"]),
                left_out=len(units["excluded"]),
                drawn=len(log["result"]),
            ),
        ]
        if people["count"]:
            texts.append(
                self.env._(
                    "Of %(pool)s inspectors, %(left_out)s were left out; %(size)s were "
                    "drawn for each unit, the leader of the team first.",
                    pool=len(people["pool"]),
                    left_out=len(people["excluded"]),
                    size=people["count"],
                )
            )
        return [Paragraph(text) for text in texts + self._earlier_texts()]

    def _earlier_texts(self):
        if not self.log["earlier"]:
            return []
        return [
            self.env._(
                "For the same item there were %s draws before this one.",
                len(self.log["earlier"]),
            )
        ]

    def _result_table(self):
        units = {row[0]: row for row in self.log["units"]["pool"]}
        people = {row[0]: row[2] for row in self.log["people"]["pool"]}
        columns = [
            Column(self.env._("Place"), 12, centred=True),
            Column(self.env._("Number of the Unit"), 18, centred=True),
            Column(self.env._("Unit"), 66),
            Column(self.env._("Team"), 60),
        ]
        rows = [
            [
                str(place),
                str(unit),
                " ".join(filter(None, units[unit][1:])),
                "、".join(f"{people[person]}（{person}）" for person in team),
            ]
            for place, (unit, team) in enumerate(self.log["result"], 1)
        ]
        return Table(columns, rows)

    def _left_out_table(self):
        grounds = self.env["edu.draw.exclusion"]._fields["ground"]
        labels = dict(grounds._description_selection(self.env))
        chosen = {unit for unit, _team in self.log["result"]}
        alone = self.log["units"]["excluded"] + self.log["people"]["excluded"]
        rows = [[f"{name}（{number}）", *why] for number, name, *why in alone]
        rows += [
            [f"{person}（{number}） → {school}（{unit}）", *why]
            for number, unit, person, school, *why in self.log["apart"]
            if unit in chosen
        ]
        columns = [
            Column(self.env._("Left Out"), 70),
            Column(self.env._("Ground"), 36, centred=True),
            Column(self.env._("Reason"), 50),
        ]
        return Table(columns, [[who, labels[why], text] for who, why, text in rows])

    def _record_proof(self):
        """Return the seed, and in one sentence how anybody draws the same again."""
        texts = [
            self.env._("Seed: %s", self.log["seed"]),
            self.env._(
                "To check (%(method)s): for each number of the pool that is not left "
                "out, take the SHA-256 of seed, colon and number; the smallest are "
                "drawn, in this order. For a team, the seed is followed by a slash and "
                "the number of the unit, and who was drawn less often before comes "
                "first.",
                method=self.log["method"],
            ),
            self.env._("Fingerprint of the log (SHA-256): %s", self.log_sha256),
        ]
        heading = Paragraph(self.env._("How It Was Drawn"), "heading2")
        return [heading, *map(Paragraph, texts), *self._record_pools()]

    def _record_pools(self):
        """Return the numbers of the pools, without which nothing can be checked."""
        titles = {
            "units": self.env._("Numbers of the units: %s"),
            "people": self.env._("Numbers of the inspectors: %s"),
        }
        return [
            Paragraph(title % "、".join(str(row[0]) for row in self.log[part]["pool"]))
            for part, title in titles.items()
            if self.log[part]["pool"]
        ]

    def _record_signatures(self):
        line = "＿" * 8
        texts = [
            self.env._("Drawn by: %s", line),
            self.env._("Witnesses: %s", line),
            self.env._("Checked by: %s", line),
        ]
        return [Paragraph(text, "flush") for text in texts]
