import logging
import os
from time import process_time
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tests.master_import_common import MasterImportCase, xlsx
from odoo.addons.edu_base.tools.dates import day_of

from .training_common import TrainingCommon

_logger = logging.getLogger(__name__)

TITLES = ["督学证号", "姓名", "所属政府", "培训名称", "培训日期", "学时", "培训证书号"]


class AttendanceImportCase(TrainingCommon, MasterImportCase):
    """A training centre hands in who came."""

    def read_back(self, training):
        """Return {name: (hours, certificate of training)} of who came."""
        return {
            line.inspector_id.name: (line.hours, line.certificate_number)
            for line in training.attendance_ids
            if line.is_present
        }


@tagged("post_install", "-at_install")
class TestAttendanceImport(AttendanceImportCase):
    """Rows are matched by certificate number, and named where they are wrong."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.inspector_a.certificate_number = "DX-0001"
        cls.inspector_b.certificate_number = "DX-0002"
        cls.training = cls.make_training(cls.inspector_a, name="春季督学研修班")
        cls.training.action_call()
        cls.training.action_hold()
        cls.day = str(day_of(cls.training.start))

    def test_who_came_for_how_many_hours(self):
        wizard = self.bring_in(
            "attendance",
            TITLES,
            ["DX-0001", "黎知秋", "", "春季督学研修班", "", 12.5, "ZS-88"],
            ["", "唐岳明", "望岳区", "春季督学研修班", "", "", "ZS-89"],
            user=self.city_officer,
        )
        self.assertEqual(self.counts(wizard), (1, 1, 0, 0))
        self.assertEqual(
            self.read_back(self.training),
            {"黎知秋": (12.5, "ZS-88"), "唐岳明": (16, "ZS-89")},
        )
        self.assertEqual(self.hours_of(self.inspector_a), 12.5)

    def test_again_changes_nothing_even_on_a_closed_list(self):
        rows = (
            TITLES,
            ["DX-0001", "", "", "春季督学研修班", "", 12.5, ""],
            ["DX-0002", "", "", "春季督学研修班", "", 0, ""],
        )
        self.bring_in("attendance", *rows, user=self.city_officer)
        again = self.check("attendance", *rows, user=self.city_officer)
        self.assertEqual(self.counts(again), (0, 0, 2, 0))
        self.training.action_close()
        again = self.check("attendance", *rows, user=self.city_officer)
        self.assertEqual(self.counts(again), (0, 0, 2, 0))
        rows[1][5] = 16
        again = self.check("attendance", *rows, user=self.city_officer)
        self.assertIn("The list is closed", self.errors(again)[2])

    def test_faults_are_named(self):
        twin = self.make_inspector("唐岳明")
        self.assertTrue(twin)
        self.make_training(self.inspector_a, name="未召开的班", days=20)
        title = "春季督学研修班"
        wizard = self.assert_faults(
            "attendance",
            TITLES,
            (
                (["DX-0001", "黎知秋", "", title, "", 16, ""], None),
                (["DX-0001", "", "", title, "", 8, ""], "Says the same as row 2"),
                (["DX-7777", "黎知秋", "", title, "", 8, ""], "bears DX-0001"),
                (["DX-7778", "路人甲", "", title, "", 8, ""], "No inspector bears"),
                (["DX-0002", "黎知秋", "", title, "", 8, ""], "certificate of 唐岳明"),
                (["", "唐岳明", "", title, "", 8, ""], "Several inspectors"),
                (["", "唐岳明", "望岳区人民政府", title, "", 8, ""], None),
                (["", "无名氏", "", title, "", 8, ""], "no inspector called"),
                (["", "", "", title, "", 8, ""], "is missing"),
                (["DX-0002", "", "", title, "", 17, ""], "The session has 16.0 hours"),
                (["DX-0002", "", "", title, "", "半天", ""], "no number of hours"),
                (["DX-0002", "", "", title, "", "-4", ""], "no number of hours"),
                (["DX-0002", "", "", "没有的班", "", 8, ""], "no such session"),
                (["DX-0002", "", "", title, "2020-01-01", 8, ""], "no such session"),
                (["DX-0002", "", "", "未召开的班", "", 8, ""], "as held first"),
                (["DX-0002", "", "", "", "", 8, ""], "Session: is missing"),
            ),
            user=self.city_officer,
        )
        names = wizard.row_ids.filtered(lambda row: row.state == "wrong")
        self.assertIn("路人甲", names.mapped("title"))

    def test_people_of_another_county_are_unknown(self):
        own = self.make_training(self.inspector_a, name="县里的班", user=self.officer)
        own.action_call()
        own.action_hold()
        wizard = self.check(
            "attendance",
            TITLES,
            ["DX-0002", "唐岳明", "", "县里的班", "", 8, ""],
            user=self.officer,
        )
        self.assertIn("No inspector bears", self.errors(wizard)[2])
        self.assertNotIn("望岳区", self.errors(wizard)[2])

    def test_sessions_of_another_county_are_unknown(self):
        theirs = self.make_training(
            self.inspector_b, name="区里的班", user=self.stranger
        )
        self.hold(theirs)
        wizard = self.check(
            "attendance",
            TITLES,
            ["DX-0001", "", "", "区里的班", "", 8, ""],
            user=self.officer,
        )
        self.assertIn("no such session", self.errors(wizard)[2])

    def test_sessions_of_one_title_are_told_apart_by_the_day(self):
        other = self.make_training(name="春季督学研修班", days=-3)
        self.put_on_list(other, self.inspector_b)
        other.action_call()
        other.action_hold()
        row = ["DX-0001", "", "", "春季督学研修班", "", 8, ""]
        wizard = self.check("attendance", TITLES, row, user=self.city_officer)
        self.assertIn("Add the day", self.errors(wizard)[2])
        row[4] = self.day
        self.bring_in("attendance", TITLES, row, user=self.city_officer)
        self.assertEqual(self.read_back(self.training), {"黎知秋": (8, False)})

    def test_begun_from_a_session_rows_need_not_name_it(self):
        wizard = self.check(
            "attendance",
            ["督学证号", "姓名", "学时", "培训名称"],
            ["DX-0001", "黎知秋", 8, ""],
            ["DX-0002", "唐岳明", 8, "别的班"],
            user=self.city_officer,
            training_id=self.training.id,
            mode="right",
        )
        self.assertEqual(self.counts(wizard), (0, 1, 0, 1))
        self.assertIn("This import is for", self.errors(wizard)[3])
        wizard.action_import()
        self.assertEqual(self.read_back(self.training), {"黎知秋": (8, False)})

    def test_all_or_nothing(self):
        wizard = self.check(
            "attendance",
            TITLES,
            ["DX-0001", "", "", "春季督学研修班", "", 8, ""],
            ["DX-9999", "", "", "春季督学研修班", "", 8, ""],
            user=self.city_officer,
        )
        with self.assertRaises(UserError):
            wizard.action_import()
        self.assertFalse(self.read_back(self.training))

    def test_broken_off_half_way_leaves_nothing(self):
        people = self.make_people(600)
        wizard = self.hand_in(
            "attendance", self.file_of(people, [self.training]), self.city_officer
        )
        wizard.action_check()
        model = type(self.env["edu.training.attendance"])
        create, batches = model.create, []

        def breaks_down(lines, vals_list):
            batches.append(len(vals_list))
            if len(batches) == 2:
                raise ConnectionError
            return create(lines, vals_list)

        broken = patch.object(model, "create", breaks_down)
        with broken, self.assertRaises(ConnectionError), self.cr.savepoint():
            wizard.action_import()
        self.assertEqual(batches, [250, 250])
        self.env.invalidate_all()
        self.assertEqual(self.training.attendance_ids.inspector_id, self.inspector_a)

    def test_what_is_there_comes_in_again_unchanged(self):
        self.training.action_all_present()
        self.authenticate_and_check()

    def authenticate_and_check(self):
        kind = self.env["edu.master.import"].with_user(self.city_officer)._kind_of
        rows = [TITLES]
        attendance = kind("attendance")
        for line in attendance.records():
            rows.append([column.of(attendance, line) for column in attendance.columns])
        wizard = self.check("attendance", *rows, user=self.city_officer)
        self.assertEqual(set(wizard.row_ids.mapped("state")), {"kept"})

    def test_who_may_import(self):
        leader = self.make_user("leader_a", "leader", serves=self.county_a)
        for user in (leader, self.person):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.check("attendance", TITLES, user=user)

    def make_people(self, number):
        people = self.env["edu.inspector"].create(
            [
                {
                    "name": f"督学{place:05}",
                    "certificate_number": f"SZ-{place:05}",
                    "owner_unit_id": (self.county_a, self.county_b)[place % 2].id,
                }
                for place in range(number)
            ]
        )
        return people

    def file_of(self, people, sessions):
        """Return a file in which everybody came to every session."""
        return xlsx(
            TITLES,
            *(
                [
                    person.certificate_number,
                    person.name,
                    "",
                    session.name,
                    "",
                    8,
                    f"ZS-{session.id}-{person.id}",
                ]
                for session in sessions
                for person in people
            ),
        )

    def test_many_rows_in_few_statements(self):
        """At most 0.4 statements a row, and nothing the second time.

        `EDU_ATTENDANCE_ROWS` asks for more rows than the usual 2 000.
        """
        rows = int(os.environ.get("EDU_ATTENDANCE_ROWS", "2000"))
        people = self.make_people(500)
        sessions = [
            self.make_training(self.inspector_a, name=f"轮训第{number}期", days=-number)
            for number in range(rows // len(people))
        ]
        for session in sessions:
            session.action_call()
            session.action_hold()
        data = self.file_of(people, sessions)
        for expected in ("new", "kept"):
            self.env.flush_all()
            self.env.invalidate_all()
            before, since = self.cr.sql_log_count, process_time()
            wizard = self.hand_in("attendance", data, self.city_officer)
            wizard.action_check()
            if wizard.new_count:
                wizard.action_import()
            self.env.flush_all()
            sent, spent = self.cr.sql_log_count - before, process_time() - since
            _logger.info("%s rows: %s SQL, %.1f s CPU", rows, sent, spent)
            self.assertEqual(set(wizard.row_ids.mapped("state")), {expected})
            self.assertLessEqual(sent / rows, 0.4)
        self.assertEqual(people[0].attendance_ids.mapped("hours"), [8] * len(sessions))
