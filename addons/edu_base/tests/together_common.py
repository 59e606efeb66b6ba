from contextlib import contextmanager

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tests import BaseCase, get_db_name


class TogetherCase(BaseCase):
    """Several at once, in real transactions: a test deletes what it leaves behind."""

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        self.addCleanup(self.clean)

    @contextmanager
    def transaction(self):
        """Yield the environment of a transaction of its own, committed in the end."""
        with self.registry.cursor() as cr:
            yield api.Environment(cr, SUPERUSER_ID, {})

    def clean(self):
        raise NotImplementedError
