from odoo.tests import tagged

from .letter_common import PDF, LetterCommon
from .letter_recipient_common import RecipientCommon

NAME = {"fields": {"display_name": {}}}
LIST = {
    **dict.fromkeys("number title issued_on state pdf_sha256".split(), {}),
    **dict.fromkeys("type_id issuer_id".split(), NAME),
}

OUT = {
    **dict.fromkeys(
        "date_sent date_due received_on state is_open is_overdue".split(), {}
    ),
    **dict.fromkeys("letter_id unit_id".split(), NAME),
}


class QueryCommon(LetterCommon):
    def costs(self, function, *batches):
        """Return the queries of each call but the first, which warms up."""
        return [self.statements(function, batch) for batch in batches][1:]


@tagged("post_install", "-at_install")
class TestLetterQueries(QueryCommon):
    """What letters cost in SQL does not grow with their number."""

    def test_preparing(self):
        batches = [self.make_records(size) for size in (1, 10, 100)]
        few, many = self.costs(self.prepare, *batches)
        self.assertEqual(few, many)
        self.assertLessEqual(many, 10)

    def test_issuing(self):
        batches = [self.make_records(size) for size in (1, 10, 100)]
        few, many = self.costs(self.issue, *map(self.prepare, batches))
        self.assertEqual(few, many)
        self.assertLessEqual(many, 17)  # one of them reads who issues

    def test_storing_files(self):
        batches = [self.make_records(size) for size in (1, 5, 50)]
        letters = [self.issue(self.prepare(records)) for records in batches]
        few, many = self.costs(lambda some: some._store([PDF] * len(some)), *letters)
        self.assertEqual(few, many)
        self.assertLessEqual(many, 10)

    def test_the_register(self):
        self.prepare(self.make_records(10))
        register = self.env["edu.letter"].with_user(self.officer)
        few = self.statements_warm(register.web_search_read, [], LIST)
        self.issue(self.prepare(self.make_records(100)))
        many = self.statements(register.web_search_read, [], LIST, limit=200)
        self.assertEqual(few, many)
        self.assertLessEqual(many, 12)


@tagged("post_install", "-at_install")
class TestRecipientQueries(RecipientCommon, QueryCommon):
    """What recipients cost: letters of few and of many, and the list of what is out."""

    def batch(self, size):
        """Return as many letters, each to three units, that are issued."""
        units = self.education_a, self.education_b, self.office_b
        letters = self.draft(*units, records=self.make_records(size, self.city))
        letters.with_user(self.city_chief)._issue()
        return letters.sudo()

    def test_sending(self):
        batches = [self.batch(size) for size in (1, 5, 30)]
        few, many = self.costs(lambda some: some._store([PDF] * len(some)), *batches)
        self.assertEqual(few, many)
        self.assertLessEqual(many, 12)

    def test_the_list_of_what_is_out(self):
        rows = self.env["edu.letter.recipient"].with_user(self.city_officer)
        owed = [("is_open", "=", True)]
        self.batch(5)._store([PDF] * 5)
        few = self.statements_warm(rows.web_search_read, owed, OUT)
        self.batch(20)._store([PDF] * 20)
        many = self.statements(rows.web_search_read, owed, OUT, limit=80)
        self.assertEqual(few, many)
        self.assertLessEqual(many, 15)
