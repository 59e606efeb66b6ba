from datetime import timedelta
from threading import Barrier, Thread
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..models.edu_attempt import EduAttempt
from .common import EduCommon
from .together_common import TogetherCase

LIMITS = {"trial": (3, 60), "other": (3, 600)}
NOON = "2026-03-02 12:00:00"


def with_trials():
    return patch.object(EduAttempt, "_limits", lambda self: LIMITS)


@tagged("post_install", "-at_install")
class TestAttempt(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(with_trials())
        cls.registry_enter_test_mode_cls()
        cls.attempts = cls.env["edu.attempt"].with_user(cls.env.ref("base.public_user"))

    def fail(self, times, kind="trial", key="somebody"):
        for _time in range(times):
            self.attempts._count_failure(kind, key)

    def test_the_last_permitted_failure_blocks(self):
        self.fail(2)
        self.assertFalse(self.attempts._is_blocked("trial", "somebody"))
        self.fail(1)
        self.assertTrue(self.attempts._is_blocked("trial", "somebody"))

    def test_kinds_and_keys_are_counted_apart(self):
        self.fail(3)
        self.assertFalse(self.attempts._is_blocked("trial", "somebody else"))
        self.assertFalse(self.attempts._is_blocked("other", "somebody"))

    def test_a_block_ends_and_the_count_begins_anew(self):
        with freeze_time(NOON) as clock:
            self.fail(3)
            clock.tick(timedelta(seconds=59))
            self.assertTrue(self.attempts._is_blocked("trial", "somebody"))
            clock.tick(timedelta(seconds=1))
            self.assertFalse(self.attempts._is_blocked("trial", "somebody"))
            self.fail(2)
            self.assertFalse(self.attempts._is_blocked("trial", "somebody"))
            self.fail(1)
            self.assertTrue(self.attempts._is_blocked("trial", "somebody"))

    def test_success_begins_anew(self):
        self.fail(3)
        self.attempts._forget_failures("trial", "somebody")
        self.assertFalse(self.attempts._is_blocked("trial", "somebody"))

    def test_the_key_is_not_in_the_database(self):
        self.fail(1)
        row = self.env["edu.attempt"].search([("kind", "=", "trial")])
        self.assertRegex(row.key_hash, "^[0-9a-f]{64}$")
        self.fail(1, "other")
        self.assertNotEqual(
            row.key_hash,
            self.env["edu.attempt"].search([("kind", "=", "other")]).key_hash,
        )

    def test_a_kind_without_a_limit_is_refused(self):
        with self.assertRaises(KeyError):
            self.attempts._count_failure("unheard of", "somebody")

    def test_cleaning_leaves_what_may_still_block(self):
        # As if no room brought limits of its own, which may last longer.
        attempts = self.env.registry["edu.attempt"]
        with (
            patch.object(attempts, "_limits", lambda self: LIMITS),
            freeze_time(NOON) as clock,
        ):
            self.fail(1)
            clock.tick(timedelta(seconds=599))
            self.fail(1, "other")
            self.env["edu.attempt"]._gc_attempts()
            self.assertEqual(self.env["edu.attempt"].search_count([]), 2)
            clock.tick(timedelta(seconds=1))
            self.env["edu.attempt"]._gc_attempts()
            self.assertEqual(self.env["edu.attempt"].search([]).kind, "other")

    def test_nobody_reads_or_forges_counts(self):
        self.fail(1)
        row = self.env["edu.attempt"].search([])
        for role in ("officer", "unit_administrator", "administrator", "system"):
            own = row.with_user(self.make_user(f"{role}_counting", role))
            for attempt in (lambda o=own: o.read(), lambda o=own: o.unlink()):
                with self.assertRaises(AccessError):
                    attempt()


@tagged("post_install", "-at_install")
class TestAttemptTogether(TogetherCase):
    """Several workers count at once, in real transactions."""

    def setUp(self):
        super().setUp()
        self.startPatcher(with_trials())

    def clean(self):
        with self.transaction() as env:
            env["edu.attempt"].search([("kind", "in", list(LIMITS))]).unlink()

    def test_no_failure_is_lost(self):
        """Eight workers fail at the same instant: eight are counted."""
        start = Barrier(8)

        def work():
            with self.transaction() as env:
                start.wait()
                env["edu.attempt"]._count_failure("trial", "wanted")

        workers = [Thread(target=work) for _number in range(8)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        with self.transaction() as env:
            row = env["edu.attempt"].search([("kind", "=", "trial")])
            self.assertEqual(row.failures, 8)

    def test_a_count_survives_the_request_and_is_seen_by_one_begun_before(self):
        with self.transaction() as early:
            self.assertFalse(early["edu.attempt"].search([("kind", "=", "trial")]))
            with self.transaction() as failing:
                for _time in range(3):
                    failing["edu.attempt"]._count_failure("trial", "wanted")
                failing.cr.rollback()
            self.assertTrue(early["edu.attempt"]._is_blocked("trial", "wanted"))
