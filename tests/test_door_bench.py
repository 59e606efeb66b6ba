"""The parts of ./edu bench that need no database: ratios, growth, goals, table."""

import io
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "config")]

from door import benching, cli, commands, figures
from door.inside.bench.measure import Cost, Meter, most, size
from door.inside.bench.operation import Operation
from door_case import DoorCase


def measured(size=10_000, ours=0.02, **changes):
    return {
        "size": size,
        "operation": "list",
        "user": "officer",
        "specification": "三 columns",
        "goals": {"sql": 12, "peer": 0.4},
        "rows": 80,
        "sql": {"ours": 9, "peer": 31, "floor": 1, "pace": 1},
        "cpu": {"ours": ours, "peer": 0.1, "floor": 0.01, "pace": 0.02},
        "floor": "SELECT 1",
    } | changes


class TestExponent(unittest.TestCase):
    sizes = (1_000, 10_000, 100_000)

    def test_straight_lines(self):
        for power in (0, 0.5, 1, 2):
            with self.subTest(power=power):
                points = [(size, 3 * size**power) for size in self.sizes]
                self.assertAlmostEqual(figures.exponent(points), power)

    def test_least_squares(self):
        points = list(zip(self.sizes, (1, 10, 10), strict=True))
        self.assertAlmostEqual(figures.exponent(points), 0.5)

    def test_needs_two_sizes(self):
        self.assertIsNone(figures.exponent([(1_000, 1.0), (1_000, 2.0)]))

    def test_speed_of_the_machine_cancels_out(self):
        slow = measured(100_000, ours=0.06)
        slow["cpu"] |= {"pace": 0.06}
        (growth,) = figures.growths([measured(1_000), slow]).values()
        self.assertAlmostEqual(growth, 0)


class TestGoals(unittest.TestCase):
    def told(self, *measurements):
        return {(g.measure, g.met) for g in figures.goals(list(measurements))}

    def test_met(self):
        self.assertEqual(self.told(measured()), {("sql", True), ("peer", True)})

    def test_at_the_edge(self):
        exact = measured(ours=0.04, sql={"ours": 12, "peer": 1, "floor": 1})
        self.assertEqual(self.told(exact), {("sql", True), ("peer", True)})

    def test_missed(self):
        slow = measured(ours=0.041, sql={"ours": 13, "peer": 1, "floor": 1})
        self.assertEqual(self.told(slow), {("sql", False), ("peer", False)})

    def test_few_records_prove_nothing(self):
        self.assertEqual(self.told(measured(size=1_000)), set())

    def test_without_peer(self):
        alone = measured(cpu={"ours": 0.02, "floor": 0.01, "pace": 0.02})
        self.assertEqual(self.told(alone), {("sql", True)})

    def test_growth_is_judged_once(self):
        goals = {"growth": 0.5}
        steep = [measured(10_000, goals=goals), measured(100_000, 0.2, goals=goals)]
        self.assertEqual(self.told(*steep), {("growth", False)})
        self.assertEqual(len(list(figures.goals(steep))), 1)


class TestTable(unittest.TestCase):
    def test_columns_stand_under_each_other(self):
        shown = figures.table([measured(), measured(size=100_000, ours=0.2)])
        head, small, large = shown.splitlines()
        end = head.index("growth") + len("growth")
        self.assertEqual(small[:end].split()[-1], "0.20")
        self.assertTrue(large[:end].endswith("1.00"))
        self.assertIn("2.00", small)

    def test_chinese_is_twice_as_wide(self):
        self.assertEqual(figures.width("ab三"), 4)
        self.assertEqual(figures.padded("三", 4, left=True), "三  ")
        self.assertEqual(figures.padded("三", 4, left=False), "  三")

    def test_faint_floor_is_marked(self):
        faint = measured()
        faint["cpu"] |= {"floor": 0.001}
        self.assertIn("~20.00", figures.table([faint]))

    def test_floor_of_each_operation_once(self):
        shown = figures.floors([measured(), measured(size=100_000)])
        self.assertEqual(shown, "-- list\nSELECT 1;")


class TestReport(DoorCase):
    def judged(self, *measurements):
        screen = io.StringIO()
        with redirect_stdout(screen):
            status = benching.judged(list(measurements))
        return status, screen.getvalue()

    def test_all_met(self):
        status, told = self.judged(measured())
        self.assertEqual(status, 0)
        self.assertIn("met     list, officer, 10000 records: statements 9", told)

    def test_one_missed(self):
        status, told = self.judged(measured(ours=0.05))
        self.assertEqual(status, 1)
        self.assertIn("MISSED  list, officer, 10000 records: times the peer's", told)

    def test_floors_on_demand(self):
        self.assertIn("SELECT 1", benching.told([measured()], verbose=True))
        self.assertNotIn("SELECT 1", benching.told([measured()], verbose=False))

    def test_command(self):
        with mock.patch.object(commands.benching, "run", return_value=1) as run:
            self.assertEqual(cli.main(["bench", "--size", "M"]), 1)
        run.assert_called_once_with("M", False)


class TestRooms(unittest.TestCase):
    """Every room has databases of its own, which another one's filling leaves alone."""

    def setUp(self):
        super().setUp()
        place = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for room in ("plans", "visits"):
            (place / room).mkdir()
            for name in ("__init__.py", "filling.py", "reading.py"):
                (place / room / name).write_text("")
        self.enterContext(mock.patch.object(benching, "TABLES", place))
        self.place = place
        self.shelf = benching.Shelf.__new__(benching.Shelf)
        self.shelf.marks = ["19.0"]

    def names(self):
        return [self.shelf.named(1_000, room) for room in benching.rooms()]

    def test_found_by_their_folders(self):
        self.assertEqual(benching.rooms(), ["plans", "visits"])
        self.assertEqual(len(set(self.names())), 2)

    def test_filled_anew_where_the_filling_changed(self):
        plans, visits = self.names()
        (self.place / "visits" / "reading.py").write_text("# measured otherwise")
        self.assertEqual(self.names(), [plans, visits])
        (self.place / "visits" / "filling.py").write_text("# filled otherwise")
        self.assertEqual(self.names()[0], plans)
        self.assertNotEqual(self.names()[1], visits)


class TestMeasure(unittest.TestCase):
    """Rounds, medians and sizes, with a meter that counts instead of measuring."""

    def setUp(self):
        super().setUp()
        self.order = []
        self.meter = Meter.__new__(Meter)
        self.meter.run = self.run_call

    def run_call(self, env, call):
        answer = call(env)
        self.order.append(answer)
        return answer, Cost(sql=2, cpu=float(len(self.order)))

    def operation(self, floor="a", peer=None):
        calls = {n: lambda env, n=n: [n] for n in ("a", "peer", floor)}
        told = mock.Mock(side_effect=calls[floor], text="SELECT 1")
        peer = peer or calls["peer"]
        return Operation("x", "y", calls["a"], told, peer)

    def test_interleaved(self):
        self.meter.compare(mock.Mock(), self.operation(), rounds=3)
        per_round = len(self.order) // 4
        rounds = [self.order[n * per_round :][:per_round] for n in range(4)]
        self.assertEqual(rounds, [rounds[0]] * 4)

    def test_median(self):
        told = self.meter.compare(mock.Mock(), self.operation(), rounds=3)
        # Four calls a round, the warming one first: ours are the 5th, 9th and 13th.
        self.assertEqual(told["cpu"]["ours"], 9)
        self.assertEqual(told["sql"]["peer"], 2)

    def test_wrong_floor(self):
        with self.assertRaisesRegex(ValueError, "answers differently"):
            self.meter.compare(mock.Mock(), self.operation(floor="b"), rounds=1)

    def test_peer_with_fewer_rows(self):
        few = self.operation(peer=lambda env: [])
        with self.assertRaisesRegex(ValueError, "other rows"):
            self.meter.compare(mock.Mock(), few, rounds=1)

    def test_peer_with_another_total(self):
        """As many rows on the page are not enough: who lists them sees no more."""
        ours = Operation("x", "y", lambda env: (56, [1, 2]), None, None)
        peer = replace(ours, peer=lambda env: (110, [3, 4]))
        with self.assertRaisesRegex(ValueError, "other rows"):
            self.meter.compare(mock.Mock(), peer, rounds=1)
        alike = replace(ours, peer=lambda env: (56, [3, 4]))
        self.assertEqual(self.meter.compare(mock.Mock(), alike, rounds=1)["rows"], 2)

    def test_size(self):
        self.assertEqual(size(7), 7)
        self.assertEqual(size([2, 5, 6]), 3)
        self.assertEqual(size({"todo": (9, [1, 5]), "done": (4, [1])}), 3)
        self.assertEqual(size({"todo": 9, "done": 4}), 2)
        self.assertEqual(most([Cost(3, 0.1), Cost(5, 0.1)]), 5)


if __name__ == "__main__":
    unittest.main()
