import logging
import os
from datetime import date, timedelta
from time import process_time

from freezegun import freeze_time
from stdnum.cn import ric

from odoo.tests import tagged

from odoo.addons.edu_base.tests.master_import_common import xlsx

from .test_roster_import import SAFETY, TODAY, RosterImportCase

_logger = logging.getLogger(__name__)
SIZE = int(os.environ.get("EDU_ROSTER_ROWS", "2000"))  # 7 000 is a large city
KINDS = ("兼职督学", "兼职督学", "兼职督学", "专职督学", "特约督学")
ORIGINS = ("校长", "教师", "专家", "干部")
DEGREES = ("本科", "硕士研究生", "博士")
STAGES = ("小学", "小学、初中", "幼儿园", "普通高中")


def number(place):
    """Return a valid number of an invented person."""
    born = date(1966, 1, 1) + timedelta(days=place)
    body = f"360426{born:%Y%m%d}{place % 1000:03}"
    return body + ric.calc_check_digit(body + "0")


def roster(size):
    """Return the XLSX roster of a city with `size` inspectors."""
    titles = (
        "姓名 督学证号 身份证号 督学类别 来源 学历 学段 专长 工作单位 电话 健康状况 "
        "从事教育工作起始日期 保证工作时间 聘期起 聘期止 届次"
    ).split()
    rows = [
        [
            f"督学{place}",
            f"青督{place:05}",
            number(place),
            KINDS[place % len(KINDS)],
            ORIGINS[place % len(ORIGINS)],
            DEGREES[place % len(DEGREES)],
            STAGES[place % len(STAGES)],
            SAFETY,
            f"青禾市第{place % 900}小学",
            f"0571-{place:08}",
            "健康",
            "2001-09-01",
            "是",
            "2025-09-01",
            "2028-08-31",
            1,
        ]
        for place in range(size)
    ]
    return xlsx(titles, *rows)


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestRosterImportSize(RosterImportCase):
    """The roster of a whole city comes in from one spreadsheet."""

    def bring_in_counted(self, data):
        """Return the import of a roster and the statements that it took."""
        self.env.flush_all()
        self.env.invalidate_all()
        before, since = self.env.cr.sql_log_count, process_time()
        wizard = self.hand_in("inspectors", data, self.chief)
        wizard.action_check()
        if wizard.new_count:
            wizard.action_import()
        self.env.flush_all()
        sent = self.env.cr.sql_log_count - before
        seconds = process_time() - since
        _logger.info("%s rows: %s SQL, %.1f s", len(wizard.row_ids), sent, seconds)
        return wizard, sent

    def test_a_city_in_few_statements(self):
        """At most 0.4 statements a row, and nothing is written the second time."""
        data = roster(SIZE)
        wizard, sent = self.bring_in_counted(data)
        self.assertEqual(wizard.state, "done", self.errors(wizard))
        self.assertEqual(self.counts(wizard), (SIZE, 0, 0, 0))
        self.assertLessEqual(sent / SIZE, 0.4)
        serving = self.env["edu.inspector"].search_count(
            [("owner_unit_id", "=", self.county_a.id), ("is_serving", "=", True)]
        )
        self.assertEqual(serving, SIZE)
        again, sent = self.bring_in_counted(data)
        self.assertEqual(self.counts(again), (0, 0, SIZE, 0))
        self.assertLessEqual(sent / SIZE, 0.1)
