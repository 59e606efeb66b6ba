from odoo.tests import tagged

from .training_common import TrainingCommon

SIZES = (20, 200)
NAMED = {"fields": {"display_name": {}}}
SESSIONS = {
    name: {}
    for name in (
        "start name kind form hours place provider listed_count present_count state"
    ).split()
} | {"owner_unit_id": NAMED}
ATTENDANCE = {
    name: {}
    for name in "is_own kind form is_present hours certificate_number state".split()
} | {name: NAMED for name in ("training_id", "inspector_id", "inspector_owner_id")}
BALANCES = {
    name: {}
    for name in (
        "kind year central_hours all_hours required_hours missing_hours"
    ).split()
} | {name: NAMED for name in ("inspector_id", "owner_unit_id")}


@tagged("post_install", "-at_install")
class TestTrainingQueries(TrainingCommon):
    """What lists of training cost in SQL, with the rules on: the same for any size."""

    @classmethod
    def people(cls, count):
        """Return people in office who have no account."""
        known = cls.env["edu.inspector"].search_count([])
        people = cls.env["edu.inspector"].create(
            [
                {"name": f"督学{known + number}", "owner_unit_id": cls.county_a.id}
                for number in range(count)
            ]
        )
        cls.appoint(people, "2020-01-01")
        return people

    def assertFixed(self, prepare, call, most, spread=0):
        """Check that `call` costs at most `most`, for few and for many.

        A batch so large that core splits its INSERTs may cost `spread` more.
        """
        prepare(2)
        call()  # warms the caches
        costs = []
        for size in SIZES:
            prepare(size)
            costs.append(self.statements(call))
        self.assertLessEqual(costs[1] - costs[0], spread, costs)
        self.assertLessEqual(costs[1], most, costs)

    def shown(self, model, specification):
        """Return all rows as a list shows them: one page, so none is counted."""
        rows = self.env[model].with_user(self.city_officer)
        return rows.web_search_read([], specification, limit=2000, count_limit=10001)[
            "records"
        ]

    def test_sessions(self):
        def prepare(size):
            for number in range(size // 10 + 1):
                self.make_training(self.inspector_a, name=f"研修班{number}")

        self.assertFixed(prepare, lambda: self.shown("edu.training", SESSIONS), 25)

    def test_attendance(self):
        def prepare(size):
            self.put_on_list(training, *self.people(size))

        training = self.make_training()
        model = "edu.training.attendance"
        self.assertFixed(prepare, lambda: self.shown(model, ATTENDANCE), 30)
        self.assertGreaterEqual(len(self.shown(model, ATTENDANCE)), sum(SIZES))

    def test_deficits(self):
        model = "edu.training.balance"
        self.assertFixed(self.people, lambda: self.shown(model, BALANCES), 40)
        self.assertGreaterEqual(len(self.shown(model, BALANCES)), sum(SIZES))

    def test_invitation_of_many(self):
        """All who serve are found and put on the list in as many statements."""
        wizards = self.env["edu.training.invite"].with_user(self.city_officer)

        def prepare(size):
            self.people(size)
            sessions.append(self.make_training(name=f"培训{size}", days=size))

        def invite():
            wizards.create({"training_id": sessions[-1].id}).action_invite()

        sessions = []
        self.assertFixed(prepare, invite, 70, spread=5)
        self.assertGreater(len(sessions[-1].attendance_ids), sum(SIZES))
