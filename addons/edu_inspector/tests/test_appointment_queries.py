from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .appointment_common import FIT, PUBLIC_FROM, TODAY, AppointmentCommon

SIZES = (20, 200)
LIST_FIELDS = (
    "post kind term_number date_from date_to days_left is_renewed publicity_to state"
).split()


@tagged("post_install", "-at_install")
@freeze_time(f"{TODAY} 04:00:00")
class TestAppointmentQueries(AppointmentCommon):
    """What lists and batches cost in SQL, with the rules on: the same for any size."""

    def people(self, count):
        return (
            self.env["edu.inspector"]
            .with_user(self.officer)
            .create([{"name": f"督学{n}", **FIT} for n in range(count)])
        )

    def terms(self, count):
        """Return recommendations, each from a day of its own."""
        model = self.env["edu.inspector.appointment"].with_user(self.officer)
        return model.create(
            [
                {"inspector_id": person.id, "date_from": date(2026, 4, 1 + n % 28)}
                for n, person in enumerate(self.people(count))
            ]
        )

    def in_force(self, count):
        """Return terms that end within days of each other."""
        model = self.env["edu.inspector.appointment"].with_user(self.officer)
        return model._take_over(
            [
                {
                    "inspector_id": person.id,
                    "date_from": date(2023, 4, 1 + n % 28),
                    "date_to": date(2026, 3, 31),
                }
                for n, person in enumerate(self.people(count))
            ]
        )

    def assertFixed(self, prepare, call, most, spread=3):
        """Check that `call` costs `most` statements, for few records and for many.

        A batch so large that core splits its INSERTs may cost `spread` more.
        """
        call(prepare(2))  # warms the caches
        few, many = (self.statements(call, prepare(size)) for size in SIZES)
        self.assertLessEqual(many - few, spread, (few, many))
        self.assertLessEqual(many, most)

    def test_list(self):
        def read(terms):
            spec = {"inspector_id": {"fields": {"display_name": {}}}}
            spec |= {name: {} for name in LIST_FIELDS}
            terms.web_read(spec)

        self.assertFixed(self.in_force, read, 20)

    def test_review_of_many(self):
        self.assertFixed(self.terms, lambda terms: terms.action_review(), 40)

    def test_publicity_of_many(self):
        def reviewed(count):
            terms = self.terms(count)
            terms.action_review()
            return terms

        def publicise(terms):
            values = {"publicity_from": PUBLIC_FROM, "published_at": "网站"}
            self.step(terms, "publicise", **values)

        self.assertFixed(reviewed, publicise, 60)

    def test_appointment_of_many(self):
        def public(count):
            return self.publicise(self.terms(count))

        self.assertFixed(public, self.appoint, 100)

    def test_renewal_of_many(self):
        def renew(terms):
            wizard = terms.env["edu.inspector.renewal"]
            wizard = wizard.create({"appointment_ids": terms.ids})
            self.assertEqual(len(wizard.ready_ids), len(terms))
            wizard.action_renew()

        self.assertFixed(self.in_force, renew, 70)

    def test_taking_over_many(self):
        def rows(count):
            return [
                {"inspector_id": person.id, "date_from": date(2025, 4, 1)}
                for person in self.people(count)
            ]

        model = self.env["edu.inspector.appointment"].with_user(self.officer)
        self.assertFixed(rows, model._take_over, 60)

    def test_nightly_job_on_many(self):
        model = self.env["edu.inspector.appointment"]
        self.assertFixed(self.in_force, lambda terms: model._cron_follow(), 80)

    def test_chiefs_of_many_governments(self):
        def governments(count):
            return self.env["edu.unit"].create(
                [
                    {
                        "name": f"第{count}-{n}县人民政府",
                        "kind": "government",
                        "level": "county",
                        "parent_id": self.city.id,
                    }
                    for n in range(count)
                ]
            )

        def read(units):
            units.read(["chief_id", "chief_from", "deputy_chief_ids", "has_chief"])

        self.assertFixed(governments, read, 15)
