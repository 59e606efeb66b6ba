"""The hand-labelled development documents, where they lie beside the repository."""

import importlib.util
import json
import pathlib
import time
import unittest

from .. import decompose

SHARED = pathlib.Path(__file__).resolve().parents[5] / "shared"
GOLD = SHARED / "decomposition" / "gold"
BARS = {"task": 0.98, "unit": 0.99, "due": 0.9, "target": 0.9}
ROLES_BAR = 0.98
SECONDS = 1.0


def score_module():
    path = SHARED / "decomposition" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@unittest.skipUnless(
    GOLD.is_dir(), "the collection of real documents, ../shared, is not there"
)
class TestSeeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.score = score_module()
        cls.found, cls.total, cls.seconds = {}, {}, {}
        for label in sorted(GOLD.glob("*.json")):
            [document] = (SHARED / "seeds").glob(f"{label.stem}_*")
            begin = time.process_time()
            plan = decompose(document.read_bytes(), document.name)
            cls.seconds[label.stem] = time.process_time() - begin
            cls.found[label.stem] = plan.to_json()
            counts = cls.score.tally(
                json.loads(label.read_text(encoding="utf-8")), plan.to_json()
            )
            for name, count in counts.items():
                cls.total[name] = cls.total.get(name, 0) + count

    def test_bars(self):
        for name, bar in BARS.items():
            hit, gold, pred = (
                self.total[f"{name}_{side}"] for side in ("hit", "gold", "pred")
            )
            with self.subTest(name):
                self.assertGreaterEqual(self.score.f1(hit, gold, pred), bar)
        roles = self.total["role_hit"] / self.total["unit_hit"]
        self.assertGreaterEqual(roles, ROLES_BAR)

    def test_dates(self):
        dates = {
            (limit["text"], limit["date"])
            for document in self.found.values()
            for task in document["tasks"]
            if (limit := task["deadline"])
        }
        self.assertTrue(
            {
                ("到2025年", "2025-12-31"),
                ("到2022年", "2022-12-31"),
                ("到2019年底", "2019-12-31"),
                ("2021年", "2021-12-31"),
                ("至2025年", "2025-12-31"),
                ("每年第一季度", None),
                ("2-3年", None),
            }
            <= dates
        )

    def test_numbers_are_those_of_the_labels(self):
        for stem, want in (("000", "(一)1"), ("001", "1"), ("002", "二、(一)")):
            with self.subTest(stem):
                self.assertEqual(self.found[stem]["tasks"][0]["number"], want)

    def test_garbled_document_is_clean(self):
        printed = json.dumps(self.found["003"]["tasks"], ensure_ascii=False)
        self.assertNotRegex(printed, r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùü]+[)）]")
        self.assertEqual(self.found["003"]["tasks"][4]["title"], "年度自评")

    def test_speed(self):
        for stem, seconds in self.seconds.items():
            with self.subTest(stem):
                self.assertLess(seconds, SECONDS)


if __name__ == "__main__":
    unittest.main()
