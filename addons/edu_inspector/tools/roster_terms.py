"""The terms that a roster serves already, as its spreadsheet names them."""

from odoo.fields import Domain
from odoo.tools import split_every

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.master_import.kind import BATCH

from .roster_columns import APPOINTMENT, TERM

CHIEF = "edu_base.group_chief"


class Terms:
    """Terms of the rows of one file; they are in force from the import on.

    Who takes them over is the chief, who appoints: a file is no way around that.
    """

    def __init__(self, kind):
        self.kind, self.env = kind, kind.env
        self.today = {}  # inspector: the term that is served today
        self.given = {}  # row: values of its term
        self.new = {}  # the same, of those that are not on file yet

    def read_today(self, inspectors):
        """Read the terms that are served today, in one query."""
        terms = self.env[APPOINTMENT]
        serving = Domain("inspector_id", "in", inspectors.ids)
        serving &= terms._in_office_on(today())
        self.today = {term.inspector_id: term for term in terms.search(serving)}

    def take_out(self, row):
        """Take what a row says of a term out of what it says of the person."""
        told = {
            column.source: row.values.pop(column.name)
            for column in TERM
            if column.name in row.values
        }
        if told:
            self.given[row] = told
            self._check_told(row, told)

    def check(self, rows):
        """Find which terms are new, and refuse what contradicts those on file."""
        people = [row.record.id for row in rows if row.record and row in self.given]
        terms = self.env[APPOINTMENT]
        on_file = terms.search_fetch(
            [("inspector_id", "in", people), ("state", "in", ("appointed", "ended"))],
            ["inspector_id", *(column.source for column in TERM)],
        ).grouped("inspector_id")
        for row in rows:
            if row in self.given:
                self._compare(row, on_file.get(row.record, terms))

    def take_over(self, rows):
        """Put the new terms of saved rows in force."""
        taken = [row for row in rows if row in self.new and not row.errors]
        for batch in split_every(BATCH, taken):
            self.env[APPOINTMENT]._take_over(
                [
                    {
                        "inspector_id": row.record.id,
                        "kind": row.record.kind,
                        **self.new[row],
                    }
                    for row in batch
                ]
            )

    def told(self, row):
        """Return what is said of a row that brings a term."""
        term = self.new[row]
        return self.env._(
            "Term taken over: %(date_from)s – %(date_to)s",
            date_from=term["date_from"],
            date_to=term.get("date_to") or "",
        )

    def _check_told(self, row, told):
        first, last = told.get("date_from"), told.get("date_to")
        if not self.env.user.has_group(CHIEF):
            self._blame(row, self.env._("Only the chief inspector takes over terms."))
        elif not first:
            self._blame(row, self.env._("is missing."))
        elif first > today():
            self._blame(
                row, self.env._("lies ahead. Appoint the person in “Appointments”.")
            )
        elif last and last < first:
            self._blame(row, self.env._("lies after the last day."))

    def _compare(self, row, on_file):
        """Tell a new term from one on file, which only its own moves change."""
        told = self.given[row]
        first, last = told["date_from"], told.get("date_to")
        for term in on_file:
            if term.date_from == first:
                if any(term[name] != value for name, value in told.items()):
                    self._blame(
                        row, self.env._("This term is on file, with other values.")
                    )
                return
            if (not term.date_to or term.date_to >= first) and (
                not last or term.date_from <= last
            ):
                self._blame(
                    row, self.env._("The person is in office at that time already.")
                )
        self.new[row] = told

    def _blame(self, row, sentence):
        self.kind.blame(row, TERM[0].name, sentence)
