from odoo.tests import tagged

from .common import InspectorCommon


@tagged("post_install", "-at_install")
class TestPlateQueries(InspectorCommon):
    """Lists and batches of plates cost as many statements for many as for few."""

    def people(self, count):
        return self.make_inspectors(self.county_a, *(f"督学{n}" for n in range(count)))

    def assign(self, count):
        """Return what proposing for and assigning to `count` schools costs."""
        name = f"{count}校第%d小学"
        schools, people = (
            self.make_schools(self.county_a, count, name=name),
            self.people(count // 5),
        )
        wizards = self.env["edu.plate.assign"].with_user(self.officer_a)

        def work():
            wizards.create(
                {"unit_ids": schools.ids, "inspector_ids": people.ids}
            ).action_assign()

        cost = self.statements(work)
        self.assertEqual(len(schools.plate_ids), count)
        return cost

    def test_assigning_200_schools(self):
        self.assign(5)
        few, many = self.assign(20), self.assign(200)
        self.assertLessEqual(many - few, 8, f"{few} statements for 20, {many} for 200")

    def test_lists(self):
        lists = {
            "edu.plate": ["unit_id", "inspector_id", "years_held", "needs_print"],
            "edu.plate.coverage": ["unit_id", "zone_id", "inspector_id", "gap"],
            "edu.zone": ["name", "school_count", "is_crowded"],
        }
        self.assign(5)
        zones = self.env["edu.zone"]
        costs = []
        for size in (5, 50):
            self.assign(size * 2)
            zones.create(
                [
                    {"name": f"{size}-{n}", "owner_unit_id": self.county_a.id}
                    for n in range(size)
                ]
            )
            costs.append(
                [
                    self.statements(
                        lambda name=name, names=names: (
                            self.env[name]
                            .with_user(self.officer_a)
                            .web_search_read([], dict.fromkeys(names, {}))
                        )
                    )
                    for name, names in lists.items()
                ]
            )
        self.assertEqual(*costs)
