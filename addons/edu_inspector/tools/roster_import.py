"""Import of the roster: persons, and the terms that they serve already."""

from odoo.fields import Command, Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.master_import.columns import BadCell
from odoo.addons.edu_base.tools.master_import.kind import Kind
from odoo.addons.edu_base.tools.unit_names import name_key

from . import identity
from .roster_columns import MODEL, PERSON, TERM
from .roster_terms import Terms

NUMBER = "identity_number"
CERTIFICATE = "certificate_number"
TERMS = "appointment_ids"
FACTS = ("birth_date", "gender")
# A roster of thousands is no news for followers.
QUIET = {
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "tracking_disable": True,
}


class Inspectors(Kind):
    """A person is known by certificate, identity number, or name and workplace."""

    name = "inspectors"
    model = MODEL
    roles = ("edu_base.group_officer",)
    columns = PERSON + TERM

    def __init__(self, env):
        super().__init__(env(context=dict(env.context, **QUIET)))
        self.terms = Terms(self)
        self.numbers = {}  # row: Identity

    @classmethod
    def label(cls, env):
        return env._("Inspectors")

    @classmethod
    def hint(cls, env):
        return env._(
            "The roster: who inspects, what each is versed in, and the term that is "
            "served."
        )

    def title(self, row):
        return row.values.get("name") or ""

    @classmethod
    def domain(cls, env):
        return Domain("owner_unit_id", "child_of", env.user.scope_unit_ids.ids)

    def records(self):
        records = super().records()
        self.terms.read_today(records)
        return records

    def link(self, rows):
        self.units.prepare(row.values.get("owner_unit_id", "") for row in rows)
        self._index_accounts(rows)
        for row in rows:
            self.terms.take_out(row)
            self._link_owner(row)
            self._link_workplace(row)
            self._link_account(row)
            self._read_number(row)

    def find(self, rows):
        self._index(rows)
        for row in rows:
            if not row.errors:
                row.record = self._existing(row)
                self._check_owner(row)
                self._check_account(row)
                self._check_facts(row)
        self.terms.check([row for row in rows if not row.errors])

    def identities(self, row):
        values, names = row.values, (CERTIFICATE, NUMBER, "user_id")
        found = [(name, values[name]) for name in names if values.get(name)]
        return found or [self._key(values)]

    def save(self, rows, report):
        rows = list(rows)
        result = super().save(rows, report)
        self.terms.take_over(rows)
        return result

    def write_changes(self, rows):
        """Take numbers in together: each time, the model asks whose they are."""
        rows = list(rows)
        numbered = [row for row in rows if row.changes.pop(NUMBER, None)]
        people = self.env[MODEL].concat(*(row.record for row in numbered))
        people._take_in([self.numbers[row] for row in numbered])
        return super().write_changes(rows)

    def _index_accounts(self, rows):
        """Read the accounts that the rows name, and whose they are, in two queries."""
        users = self.env["res.users"].search_fetch(
            [
                ("share", "=", False),
                ("login", "in", {row.values.get("login") for row in rows}),
            ],
            ["login"],
        )
        self.accounts = {user.login: user.id for user in users}
        holders = self.env[MODEL].sudo()
        holders = holders.search_fetch([("user_id", "in", users.ids)], ["user_id"])
        self.holders = {holder.user_id.id: holder.id for holder in holders}

    def _index(self, rows):
        """Read who may be meant, in as many queries for one row as for thousands."""
        inspectors, identities = self.env[MODEL], self.env["edu.inspector.identity"]
        bearers = identities._bearers([one.number for one in self.numbers.values()])
        certificates = {row.values.get(CERTIFICATE) for row in rows} - {None}
        meant = (
            Domain(CERTIFICATE, "in", certificates)
            | Domain("name", "in", {row.values.get("name") for row in rows})
            | Domain("id", "in", [bearer.id for bearer in bearers.values()])
        )
        names = [name for name in self._names() if name in inspectors._fields]
        own = inspectors.search_fetch(self.domain(self.env) & meant, names)
        self.by_certificate = {one[CERTIFICATE]: one for one in own}
        self.by_name = own.grouped(lambda one: name_key(one.name))
        self.by_number = {number: one for number, one in bearers.items() if one in own}
        self.elsewhere = {
            *(number for number in bearers if number not in self.by_number),
            *self._certificates_elsewhere(certificates, own),
        }
        self.kept_numbers = {
            inspector: identity.read(row.number, today())
            for inspector, row in identities._of(own).items()
        }

    def _names(self):
        """Return the names of the fields that a row may tell of."""
        return [*(column.name for column in PERSON), "unit_id", "user_id", "partner_id"]

    def _certificates_elsewhere(self, certificates, own):
        """Return those of the certificate numbers that others have, in one query."""
        others = self.env[MODEL].sudo()
        others = others.search_fetch(
            Domain(CERTIFICATE, "in", certificates) & Domain("id", "not in", own.ids),
            [CERTIFICATE],
        )
        return others.mapped(CERTIFICATE)

    def _link_owner(self, row):
        if "owner_unit_id" in row.values:
            unit = self.unit(row, "owner_unit_id", ("government",))
            row.values["owner_unit_id"] = unit and unit.id

    def _link_workplace(self, row):
        """Name a unit of ours as such, and keep any other workplace as text."""
        if text := row.values.get("workplace"):
            try:
                row.values["unit_id"] = self.units.find(text).id
            except BadCell:
                row.values["unit_id"] = False
            else:
                del row.values["workplace"]

    def _link_account(self, row):
        if login := row.values.pop("login", ""):
            row.values["user_id"] = self.accounts.get(login)
            if not row.values["user_id"]:
                self.blame(row, "login", self.env._("There is no account “%s”.", login))

    def _read_number(self, row):
        if text := row.values.get(NUMBER):
            try:
                found = identity.read(text, today())
            except identity.BadNumber as error:
                sentence = self.env[MODEL]._number_fault(error.args[0])
                self.blame(row, NUMBER, sentence)
                return
            self.numbers[row] = found
            row.values[NUMBER] = found.number
            if note := self.env[MODEL]._noted(found.number):
                row.notes.append(note)

    def _existing(self, row):
        """Return the person whom a row describes, or None for a new one."""
        values, own = row.values, set()
        for name, known in (
            (CERTIFICATE, self.by_certificate),
            (NUMBER, self.by_number),
        ):
            if values.get(name) in self.elsewhere:
                self.blame(row, name, self.env._("belongs to an inspector elsewhere."))
            elif one := values.get(name) and known.get(values[name]):
                own.add(one)
        if len(own) > 1:
            names = "、".join(one.name for one in own)
            sentence = self.env._("The certificate and the number belong to: %s.")
            self.blame(row, NUMBER, sentence % names)
        return own.pop() if own else self._namesake(row)

    def _namesake(self, row):
        """Return the one person of that name and workplace, or None."""
        same = [
            one
            for one in self.by_name.get(name_key(row.values["name"]), ())
            if self._may_be(one, row)
        ]
        if len(same) > 1:
            self.blame(
                row,
                "name",
                self.env._("Several are called so. Write the certificate number."),
            )
        return same[0] if len(same) == 1 else None

    def _may_be(self, one, row):
        """Return whether nothing in a row tells of another person than `one`."""
        values, kept = row.values, self.kept_numbers.get(one.id)
        places = self._key(values)[1], self._key(one)[1]
        return (
            (places[0] == places[1] or not places[0])
            and not (values.get(CERTIFICATE) and one[CERTIFICATE])
            and not (row in self.numbers and kept)
        )

    def _key(self, values):
        """Return name and workplace, of a row's values or of a record."""
        unit, place = (
            values[name] if name in values else False
            for name in ("unit_id", "workplace")
        )
        return name_key(values["name"]), getattr(unit, "id", unit) or name_key(place)

    def _check_owner(self, row):
        owner = row.values.get("owner_unit_id")
        if row.record:
            kept = row.record.owner_unit_id
            if owner and owner != kept.id:
                sentence = self.env._("The person is an inspector of %s.", kept.name)
                self.blame(row, "owner_unit_id", sentence)
        elif not owner:
            served = self.env.user.scope_unit_ids
            if len(served) == 1:
                row.values["owner_unit_id"] = served.id
            else:
                self.blame(row, "owner_unit_id", self.env._("is missing."))

    def _check_account(self, row):
        holder = self.holders.get(row.values.get("user_id"))
        if holder and holder != (row.record and row.record.id):
            self.blame(row, "login", self.env._("is the account of another inspector."))

    def _check_facts(self, row):
        """Take from the number what is not told, and refuse what contradicts it."""
        kept = row.record and self.kept_numbers.get(row.record.id)
        found = self.numbers.get(row) or kept
        for name in FACTS if found else ():
            told = row.values.get(name) or (row.record and row.record[name])
            if not told:
                row.values[name] = getattr(found, name)
            elif told != getattr(found, name):
                self.blame(row, name, self.env._("contradicts the identity number."))

    def _changes(self, row):
        changes = super()._changes(row)
        if row in self.terms.new:
            changes[TERMS] = self.terms.new[row]
        return changes

    def _differs(self, record, name, value):
        if name == NUMBER:
            kept = self.kept_numbers.get(record.id)
            return not kept or kept.number != value
        return super()._differs(record, name, value)

    def _settled(self, values):
        settled = super()._settled(values)
        settled.pop(TERMS, None)
        for name in ("stage_ids", "field_ids"):
            if name in settled:
                settled[name] = [Command.set(settled[name])]
        return settled

    def _told(self, row, name):
        if name == TERMS:
            return self.terms.told(row)
        if name == NUMBER:
            masked = identity.masked(row.changes[name])
            return f"{self.column(NUMBER).title(self.env)}: {masked}"
        return super()._told(row, name)
