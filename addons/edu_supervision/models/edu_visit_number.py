from odoo import models
from odoo.tools import SQL


class EduVisitNumber(models.Model):
    """Visits are numbered once they are confirmed, hidden ones once they are released.

    A number that was missing between two others would tell of a hidden visit.
    """

    _inherit = "edu.visit"

    def _after_move(self, move):
        result = super()._after_move(move)
        self._give_numbers()
        return result

    def _release(self):
        result = super()._release()
        self._give_numbers()
        return result

    def _give_numbers(self):
        """Number those that may bear one, in two statements for all. Private."""
        due = self.filtered(lambda visit: visit._is_numbered() and not visit.number)
        if not due:
            return
        series = due.sorted("id").grouped(lambda one: (one.owner_unit_id.id, one.year))
        wanted = {key: len(visits) for key, visits in series.items()}
        first = self.env["edu.visit.counter"].sudo()._take(wanted)
        self._write_numbers(
            {
                visit.id: f"督{key[1]}{number:05}"
                for key, visits in series.items()
                for number, visit in enumerate(visits, first[key])
            }
        )

    def _is_numbered(self):
        return self.state not in ("draft", "cancelled") and not self.is_hidden

    def _write_numbers(self, numbers):
        """Write {id: number}; one by one, the ORM would take thousands of steps."""
        self.env.execute_query(
            SQL(
                """
                UPDATE edu_visit SET number = given.number
                FROM unnest(%s::int[], %s::text[]) AS given (id, number)
                WHERE edu_visit.id = given.id
                """,
                list(numbers),
                list(numbers.values()),
            )
        )
        self.invalidate_recordset(["number"], flush=False)
