"""Whether committees stand, are filled, meet, and have their papers."""

from math import ceil

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

DECEMBER = 12


def counted(env, statement):
    """Carry out a statement over what was written so far, and return its rows."""
    env.flush_all()
    return env.execute_query(statement)


def share(part, whole, percent):
    """Return the tally of a part that should be so many percent of the whole."""
    return Tally(part, whole, max(0, ceil(whole * percent / 100) - part))


def committees(env, day):
    """Return the ids of the supervision committees that exist on `day`."""
    supervising = env["edu.committee"]._supervising_on(day)
    return env["edu.committee"]._search(supervising).subselect()


def window(env, xml_id, name, domain):
    """Return the action of a list, narrowed to `domain`."""
    action = env["ir.actions.act_window"]._for_xml_id(xml_id)
    return action | {"display_name": name, "domain": list(domain), "context": {}}


def committees_window(env, unit_ids, domain, name):
    below = Domain("owner_unit_id", "child_of", unit_ids)
    return window(env, "edu_base.edu_committee_action", name, below & domain)


def units_window(name, domain):
    return {
        "type": "ir.actions.act_window",
        "name": name,
        "res_model": "edu.unit",
        "views": [(False, "list"), (False, "kanban"), (False, "form")],
        "mobile_view_mode": "kanban",
        "domain": list(domain),
    }


class Share(Evaluator):
    """So many percent of what `_rows` counts for each government."""

    def measure(self, env, day, figure):
        figures = figure(self.code)
        return {
            government: share(part, whole, figures[government])
            for government, whole, part in counted(env, self._rows(env, day))
            if government in figures
        }

    def _rows(self, env, day):
        """Return a SELECT of government, all there are, and those as they should be."""
        raise NotImplementedError


@evaluator("committee_posts")
class CommitteePosts(Share):
    """Posts of the standard that somebody of the right office holds (TS03)."""

    def _rows(self, env, day):
        return SQL(
            """
            SELECT owner_unit_id, sum(number), sum(least(number, filled)) FROM (%s)
            AS posts GROUP BY owner_unit_id
            """,
            self._posts(env, day),
        )

    def _posts(self, env, day):
        """Return a SELECT of owner, standard post, its number and seats well filled.

        The standard is the own one of the owner, the nearest above, or the general.
        """
        seats = env["edu.committee.member"]
        filled = (
            seats._serving_on(day)
            & Domain("person_name", "!=", False)
            & Domain("is_mismatched", "=", False)
        )
        return SQL(
            """
            SELECT body.owner_unit_id, post.id, post.number, count(seat.id) AS filled
              FROM edu_committee body
              JOIN edu_unit unit ON unit.id = body.owner_unit_id
              JOIN edu_committee_standard post
                ON post.owner_unit_id IS NOT DISTINCT FROM (
                    SELECT max(above.id) FROM edu_unit above
                     WHERE unit.parent_path LIKE above.parent_path || '%%'
                       AND length(above.parent_path) = (
                        SELECT max(length(holder.parent_path)) FROM edu_unit holder
                          JOIN edu_committee_standard own
                            ON own.owner_unit_id = holder.id
                         WHERE unit.parent_path LIKE holder.parent_path || '%%'))
              LEFT JOIN edu_committee_member seat
                     ON seat.committee_id = body.id AND seat.standard_id = post.id
                    AND seat.id IN %s
             WHERE body.id IN %s
             GROUP BY body.owner_unit_id, post.id, post.number
            """,
            seats._search(filled).subselect(),
            committees(env, day),
        )

    def records(self, env, unit_ids, day, figure_value):
        lacking = counted(
            env,
            SQL(
                "SELECT DISTINCT owner_unit_id FROM (%s) AS posts"
                " WHERE filled < number",
                self._posts(env, day),
            ),
        )
        owners = Domain("owner_unit_id", "in", [owner for (owner,) in lacking])
        bodies = owners & env["edu.committee"]._supervising_on(day)
        name = env._("Committees with Posts to Fill")
        return committees_window(env, unit_ids, bodies, name)


@evaluator("lower_committee")
class LowerCommittee(Evaluator):
    """Each city and county has a supervision committee (TS05)."""

    def measure(self, env, day, figure):
        units, figures = env["edu.unit"], figure(self.code)
        there = set(units._owning_committees_on(day))
        return {
            government: Tally(government in there, 1, government not in there)
            for government in units.search(units._governments()).ids
            if figures.get(government)
        }

    def records(self, env, unit_ids, day, figure_value):
        lacking = env["edu.unit"]._lacking_on(day)
        below = Domain("id", "child_of", unit_ids)
        return units_window(env._("Governments without a Committee"), below & lacking)


@evaluator("office_name")
class OfficeName(Share):
    """Supervision offices bear the uniform name (TS06)."""

    def _rows(self, env, day):
        return SQL(
            """
            SELECT parent_id, count(*), count(*) FILTER (WHERE id <> ALL(%s))
              FROM edu_unit
             WHERE kind = 'office' AND active AND parent_id IS NOT NULL
             GROUP BY parent_id
            """,
            env["edu.unit"]._odd_offices(),
        )

    def records(self, env, unit_ids, day, figure_value):
        odd = Domain("has_odd_office_name", "=", True)
        below = Domain("id", "child_of", unit_ids)
        return units_window(env._("Offices Called Otherwise"), below & odd)


@evaluator("duty_texts")
class DutyTexts(Share):
    """Member units whose duties are written down (TS11)."""

    def _rows(self, env, day):
        return SQL(
            """
            SELECT body.owner_unit_id, count(DISTINCT seat.unit_id),
                count(DISTINCT seat.unit_id) FILTER (WHERE trim(seat.duty) <> '')
              FROM edu_committee_member seat
              JOIN edu_committee body ON body.id = seat.committee_id
             WHERE seat.id IN %s AND body.id IN %s
             GROUP BY body.owner_unit_id
            """,
            env["edu.committee.member"]._search(self._members(env, day)).subselect(),
            committees(env, day),
        )

    def _members(self, env, day):
        serving = env["edu.committee.member"]._serving_on(day)
        return serving & Domain("post", "=", "member")

    def records(self, env, unit_ids, day, figure_value):
        """Open the member seats without duties whose unit has none elsewhere."""
        bodies = env["edu.committee"]._supervising_on(day) & Domain(
            "owner_unit_id", "child_of", unit_ids
        )
        dutiless = (
            self._members(env, day)
            & Domain("committee_id", "any", bodies)
            & Domain("duty", "in", (False, ""))
        )
        name = env._("Member Units without Duties")
        return window(
            env, "edu_supervision.edu_committee_member_action", name, dutiless
        )


class OfTheYear(Evaluator):
    """So many of something in the calendar year, of each committee's government.

    Until December a shortfall is an outlook.
    """

    def measure(self, env, day, figure):
        figures = figure(self.code)
        return {
            owner: self._tally(number, figures[owner])
            for owner, number in counted(env, self._rows(env, day))
            if owner in figures
        }

    def is_late(self, tally, day):
        return super().is_late(tally, day) and day.month == DECEMBER

    def records(self, env, unit_ids, day, figure_value):
        rows = counted(env, self._rows(env, day))
        few = [owner for owner, number in rows if number < figure_value]
        bodies = Domain("owner_unit_id", "in", few)
        bodies &= env["edu.committee"]._supervising_on(day)
        return committees_window(env, unit_ids, bodies, self._title(env))

    def _tally(self, number, figure):
        return Tally(min(number, figure), figure, max(0, figure - number))

    def _rows(self, env, day):
        """Return a SELECT of government and how many there are."""
        raise NotImplementedError

    def _title(self, env):
        """Return the name of the list of those that lack."""
        raise NotImplementedError


@evaluator("plenary")
class Plenary(OfTheYear):
    """Plenaries held in the year; late if there is none by 30 November (TS10)."""

    def _rows(self, env, day):
        return SQL(
            """
            SELECT body.owner_unit_id, count(meeting.id)
              FROM edu_committee body
              LEFT JOIN edu_meeting meeting ON meeting.committee_id = body.id
                    AND meeting.kind = 'plenary' AND meeting.state = 'held'
                    AND (meeting.start AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Shanghai')
                        ::date BETWEEN date_trunc('year', %(day)s::date) AND %(day)s
             WHERE body.id IN %(committees)s
             GROUP BY body.owner_unit_id
            """,
            day=day,
            committees=committees(env, day),
        )

    def _title(self, env):
        return env._("Committees without a Plenary")


@evaluator("plan_and_report")
class PlanAndReport(OfTheYear):
    """The plan and the report of the year of a committee (SH02)."""

    def _rows(self, env, day):
        return SQL(
            """
            SELECT body.owner_unit_id, count(DISTINCT paper.kind)
              FROM edu_committee body
              LEFT JOIN edu_committee_document paper ON paper.committee_id = body.id
                    AND paper.kind IN ('plan', 'report') AND paper.year = %s
                    AND paper.date <= %s
             WHERE body.id IN %s
             GROUP BY body.owner_unit_id
            """,
            day.year,
            day,
            committees(env, day),
        )

    def _title(self, env):
        return env._("Committees without Plan or Report")
