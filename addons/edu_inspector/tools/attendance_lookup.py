"""Inspectors and training sessions by what files call them, read once for a file."""

from collections import defaultdict

from odoo.addons.edu_base.tools.dates import day_of
from odoo.addons.edu_base.tools.master_import.columns import BadCell
from odoo.addons.edu_base.tools.unit_names import name_key, place_of, short_key


class InspectorLookup:
    """The inspectors of the governments that the user serves; costs two queries."""

    def __init__(self, env):
        self.env = env
        people = env["edu.inspector"].search_fetch(
            [("owner_unit_id", "child_of", env.user.scope_unit_ids.ids)],
            ["name", "certificate_number", "owner_unit_id"],
        )
        people.owner_unit_id.fetch(["name"])
        self.by_number = {
            person.certificate_number: person
            for person in people
            if person.certificate_number
        }
        self.by_name = defaultdict(list)
        for person in people:
            self.by_name[name_key(person.name)].append(person)

    def find(self, number, name, government):
        """Return the inspector of a certificate number, else of a name.

        A name beside the number must be the person's. Raises BadCell.
        """
        if not number:
            return self._named(name, government)
        person = self.by_number.get(number)
        if not person:
            raise BadCell(self._unknown(number, name))
        if name and name_key(name) != name_key(person.name):
            raise BadCell(
                self.env._(
                    "%(number)s is the certificate of %(person)s.",
                    number=number,
                    person=person.name,
                )
            )
        return person

    def _named(self, name, government):
        people = self.by_name.get(name_key(name), [])
        if government:
            people = [p for p in people if self._is_called(p.owner_unit_id, government)]
        if len(people) == 1:
            return people[0]
        if not name:
            raise BadCell(self.env._("is missing."))
        if people:
            raise BadCell(
                self.env._(
                    "Several inspectors are called “%s”. Write the certificate "
                    "number, or the government.",
                    name,
                )
            )
        raise BadCell(
            self.env._("There is no inspector called “%s” in your scope.", name)
        )

    def _is_called(self, unit, text):
        """Return whether a text names a government: 临溪县人民政府, 临溪县."""
        place = place_of(unit.name)
        return short_key(text) in (short_key(unit.name), name_key(place))

    def _unknown(self, number, name):
        """Say that nobody bears the number, and who might be meant."""
        unknown = self.env._("No inspector bears the certificate number %s.", number)
        people = self.by_name.get(name_key(name), [])
        return " ".join([unknown, *(self._meant(person) for person in people[:3])])

    def _meant(self, person):
        return self.env._(
            "%(person)s (%(government)s) bears %(number)s.",
            person=person.name,
            government=person.owner_unit_id.name,
            number=person.certificate_number or self.env._("none"),
        )


class SessionLookup:
    """The own training sessions, by title and day; costs one query.

    `only`, if set, is the session that a file is about.
    """

    def __init__(self, env, only=None):
        self.env = env
        self.only = only
        own = env["edu.training"].search_fetch(
            [
                ("owner_unit_id", "child_of", env.user.scope_unit_ids.ids),
                ("state", "!=", "cancelled"),
            ],
            ["name", "start", "stop", "hours", "state"],
        )
        self.by_title = own.grouped(lambda session: name_key(session.name))

    def find(self, title, day):
        """Return the session of a title that takes place on `day`, if one is given.

        Raises BadCell.
        """
        if self.only and name_key(title) in ("", name_key(self.only.name)):
            return self.only
        if not title:
            raise BadCell(self.env._("is missing."))
        if self.only:
            raise BadCell(self.env._("This import is for “%s”.", self.only.name))
        sessions = self.by_title.get(name_key(title), [])
        if day:
            sessions = [s for s in sessions if self._takes_place(s, day)]
        if len(sessions) == 1:
            return sessions[0]
        if sessions:
            raise BadCell(self.env._("Several sessions bear this title. Add the day."))
        raise BadCell(
            self.env._("There is no such session of yours. Enter “%s” first.", title)
        )

    def _takes_place(self, session, day):
        return day_of(session.start) <= day <= day_of(session.stop)
