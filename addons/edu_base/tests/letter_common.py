from itertools import count
from unittest.mock import patch

from .common import EduCommon

PDF = b"%PDF-1.7 of the tests"
LABELS = {"name": "Name", "post": "Post"}


class LetterCommon(EduCommon):
    """County A calls people into its committees by letters of a type of its own."""

    numbers = count(1)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kinds = cls.registry["edu.letter.type"]
        known = {"calling": LABELS, "notice": {}}
        patcher = patch.object(kinds, "_placeholders", lambda self: known)
        cls.startClassPatcher(patcher)
        cls.kind = cls.make_type("calling")
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)
        cls.chief = cls.make_user("chief_a", "chief", serves=cls.county_a)
        cls.person = cls.make_user("inspector_a", "inspector")
        cls.series = cls.make_series("临督聘")
        cls.records = cls.make_records(3)

    @classmethod
    def make_type(cls, code, **values):
        return cls.env["edu.letter.type"].create(
            {
                "name": "聘任通知",
                "code": code,
                "title": "关于聘任{name}的通知" if code == "calling" else "通知",
                "addressee": "{name}" if code == "calling" else False,
                "body": "{name}任{post}。" if code == "calling" else "请遵照执行。",
                **values,
            }
        )

    @classmethod
    def make_series(cls, word, kind=None, owner=None, **values):
        owner = owner or cls.county_a
        return cls.env["edu.letter.series"].create(
            {
                "word": word,
                "type_id": (kind or cls.kind).id,
                "owner_unit_id": owner.id,
                **values,
            }
        )

    @classmethod
    def make_records(cls, size, owner=None):
        """Return scoped records for letters to be about."""
        return cls.env["edu.committee"].create(
            [
                {
                    "name": f"专家组{next(cls.numbers)}",
                    "owner_unit_id": (owner or cls.county_a).id,
                }
                for _n in range(size)
            ]
        )

    def prepare(self, records=None, user=None, code="calling", **values):
        """Return drafts about `records`, of which there is one if none are named."""
        records = self.records[:1] if records is None else records
        values = {"name": "何知远", "post": "督学", **values}
        return (
            self.env["edu.letter"]
            .with_user(user or self.officer)
            ._prepare(
                code,
                records.with_user(user or self.officer),
                {record: values for record in records},
                people={record: self.person for record in records},
            )
        )

    def issue(self, letters, numbers=None):
        letters.with_user(self.chief)._issue(numbers)
        return letters
