from datetime import date

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import EduCommon

YESTERDAY, TODAY, TOMORROW = date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 3)
HALF_PAST_MIDNIGHT = "2026-03-01 16:30:00"  # UTC; in China it is 2 March, 00:30


@tagged("post_install", "-at_install")
class TestLiaison(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.make_user("liaison_a", "liaison", works_at=cls.education_a)

    def posts(self):
        """Return the post of each period around today, with whether it is held."""
        periods = [
            ((YESTERDAY, YESTERDAY), False),
            ((YESTERDAY, TODAY), True),
            ((TODAY, TODAY), True),
            ((TODAY, False), True),
            ((YESTERDAY, False), True),
            ((TOMORROW, False), False),
            ((TODAY, TOMORROW), True),
        ]
        return {
            self.make_liaison(
                self.person, self.make_unit(f"临溪县第{number}局", self.county_a), *days
            ): held
            for number, (days, held) in enumerate(periods)
        }

    def test_a_post_is_held_on_its_days(self):
        with freeze_time(HALF_PAST_MIDNIGHT):
            posts = self.posts()
            for post, held in posts.items():
                with self.subTest(start=post.date_from, end=post.date_to):
                    self.assertEqual(post.is_current, held)
            held = self.env["edu.liaison"].concat(*[p for p in posts if posts[p]])
            self.assertEqual(self.person.liaison_unit_ids, held.unit_id)

    def test_held_posts_are_found(self):
        with freeze_time(HALF_PAST_MIDNIGHT):
            posts = self.posts()
            mine = [("user_id", "=", self.person.id)]
            search = self.env["edu.liaison"].search
            for value in (True, False):
                found = search([*mine, ("is_current", "=", value)])
                self.assertEqual(found.mapped("is_current"), [value] * len(found))
                self.assertEqual(
                    set(found), {post for post in posts if posts[post] is value}
                )
            self.assertEqual(
                len(search([*mine, ("is_current", "in", [True, False])])), len(posts)
            )

    def test_a_post_ends_with_its_last_day(self):
        post = self.make_liaison(self.person, self.education_a, YESTERDAY, TODAY)
        with freeze_time("2026-03-02 15:59:59"):
            self.assertTrue(post.is_current)
        post.invalidate_recordset()
        with freeze_time("2026-03-02 16:00:00"):
            self.assertFalse(post.is_current)

    @mute_logger("odoo.sql_db")
    def test_a_post_does_not_end_before_it_begins(self):
        with self.assertRaises(IntegrityError):
            self.make_liaison(self.person, self.education_a, TODAY, YESTERDAY)

    @mute_logger("odoo.sql_db")
    def test_one_open_post_for_a_person_and_unit(self):
        self.make_liaison(self.person, self.education_a, YESTERDAY, YESTERDAY)
        self.make_liaison(self.person, self.education_a, TODAY)
        with self.assertRaises(IntegrityError):
            self.make_liaison(self.person, self.education_a, TOMORROW)

    def test_posts_of_many_people_take_one_query(self):
        people = self.person | self.make_user("liaison_b", "liaison")
        for person in people:
            self.make_liaison(person, self.education_b)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            self.env["edu.liaison"]._current_by_user(people)
