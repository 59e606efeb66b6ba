import logging
from time import process_time

from odoo.tests import tagged

from .master_import_common import MasterImportCase
from .master_import_files import ROWS, files

_logger = logging.getLogger(__name__)


@tagged("post_install", "-at_install")
class TestImportSize(MasterImportCase):
    """A whole city comes in from spreadsheets."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.administrator = cls.make_user(
            "keeper_city", "unit_administrator", serves=cls.city
        )

    def bring_in_all(self):
        """Return {(kind, place): (rows, statements, CPU seconds, import)}."""
        found = {}
        for place, (kind, data) in enumerate(files()):
            self.env.flush_all()
            self.env.invalidate_all()
            before, since = self.env.cr.sql_log_count, process_time()
            wizard = self.hand_in(kind, data, self.administrator)
            wizard.action_check()
            if wizard.new_count or wizard.update_count:
                wizard.action_import()
            self.env.flush_all()
            spent = self.env.cr.sql_log_count - before, process_time() - since
            found[kind, place] = len(wizard.row_ids), *spent, wizard
        return found

    def test_a_city_in_few_statements(self):
        """At most 0.4 statements a row over everything, and nothing the second time."""
        first = self.bring_in_all()
        rows = sum(count for count, *_rest in first.values())
        statements = sum(sent for _count, sent, *_rest in first.values())
        for (kind, _place), (count, sent, spent, wizard) in first.items():
            _logger.info("%s: %s rows, %s SQL, %.1f s", kind, count, sent, spent)
            self.assertEqual(wizard.state, "done", self.errors(wizard))
            self.assertEqual(wizard.wrong_count, 0)
        _logger.info("in all: %s rows, %.3f SQL a row", rows, statements / rows)
        self.assertEqual(rows, ROWS)
        self.assertLessEqual(statements / rows, 0.4)

        again = self.bring_in_all()
        for (kind, _place), (count, sent, spent, wizard) in again.items():
            _logger.info("%s again: %s SQL, %.1f s", kind, sent, spent)
            self.assertEqual(self.counts(wizard), (0, 0, count, 0))
