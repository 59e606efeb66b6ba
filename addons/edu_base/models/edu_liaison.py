from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today

_lt = LazyTranslate(__name__)


class EduLiaison(models.Model):
    """A person through whom a unit answers: matters, tasks and collections."""

    _name = "edu.liaison"
    _inherit = ["edu.post.mixin"]
    _description = "Liaison"
    _order = "unit_id, date_from desc, id desc"
    _rec_name = "user_id"
    _fixed_fields = frozenset({"unit_id", "user_id"})
    _held_label = _lt("Liaison posts")

    unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        index=True,
        ondelete="restrict",
        help="The unit that the person answers for (单位)",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Person",
        required=True,
        index=True,
        ondelete="restrict",
        help="The liaison (联络员)",
    )
    office = fields.Char(help="Office within the unit (处室)")

    _post_uniq = models.UniqueIndex(
        "(unit_id, user_id) WHERE date_to IS NULL",
        "This person already serves as liaison of the unit.",
    )

    @api.model
    def _current_by_user(self, users):
        """Return {user: units that the user answers for today}."""
        rows = self.env.execute_query(
            SQL(
                "SELECT user_id, array_agg(DISTINCT unit_id) FROM (%s) AS post "
                "WHERE user_id = ANY(%s) GROUP BY user_id",
                self._answering(),
                users.ids,
            )
        )
        units = self.env["edu.unit"]
        return {users.browse(user): units.browse(ids) for user, ids in rows}

    @api.model
    def _answering(self):
        """Return the SELECT of `unit_id` and `user_id`: who answers for what today.

        For a school without a liaison of its own, those of its managing body answer
        (区直管、学区管理, JJ09).
        """
        self.flush_model()
        self.env["edu.unit"].flush_model(["kind", "active", "managing_unit_id"])
        return SQL(
            """
            WITH serving AS (
                SELECT unit_id, user_id FROM edu_liaison
                 WHERE date_from <= %(day)s
                   AND (date_to IS NULL OR date_to >= %(day)s)
            )
            SELECT unit_id, user_id FROM serving
             UNION ALL
            SELECT school.id, serving.user_id
              FROM serving
              JOIN edu_unit school ON school.managing_unit_id = serving.unit_id
             WHERE school.kind = 'school' AND school.active
               AND school.id NOT IN (SELECT unit_id FROM serving)
            """,
            day=today(),
        )

    @api.model
    def _people_of(self, unit):
        """Return the users who answer for the unit today."""
        rows = self.env.execute_query(
            SQL(
                "SELECT user_id FROM (%s) AS post WHERE unit_id = %s",
                self._answering(),
                unit.id,
            )
        )
        return self.env["res.users"].browse(user for (user,) in rows)

    @api.model
    def _hand_over_units(self, heirs, day):
        """End posts the day before, and give the same people posts at successors."""
        posts = self._held_by_units(self.env["edu.unit"].concat(*heirs), day)
        served = {
            (post.unit_id, post.user_id)
            for post in self._held_by_units(
                self.env["edu.unit"].concat(*heirs.values()), day
            )
        }
        wanted = {}
        for post in posts:
            unit = heirs[post.unit_id]
            if (unit, post.user_id) not in served:
                wanted[unit, post.user_id] = post._passed_on(day) | {"unit_id": unit.id}
        posts._end_before(day)
        self.create(list(wanted.values()))

    def _passed_on(self, day):
        """Return the values of a post that goes on from `day`."""
        return {
            "user_id": self.user_id.id,
            "unit_id": self.unit_id.id,
            "office": self.office,
            "date_from": max(day, self.date_from),
            "date_to": self.date_to,
        }

    @api.model
    def _held_by_person(self, person, day):
        return self.search(Domain("user_id", "in", person.ids) & self._lasting(day))

    @api.model
    def _hand_over_person(self, person, successor, day):
        """End posts the day before; the successor holds them from `day` on."""
        self._held_by_person(person, day)._hand_over_to(successor, day)

    def _hand_over_to(self, successor, day):
        """Let the posts go on under the successor, who may hold some of them."""
        kept = self._held_by_person(successor, day).unit_id
        values = [
            post._passed_on(day) | {"user_id": successor.id}
            for post in self
            if successor and post.unit_id not in kept
        ]
        self._end_before(day)
        self.create(values)
