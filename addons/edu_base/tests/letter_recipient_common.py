from datetime import date

from .letter_common import PDF, LetterCommon

ASKED = {"needs_receipt": True, "receipt_days": 1, "reply_days": 5}


class RecipientCommon(LetterCommon):
    """The city sends notices to its counties and their departments."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.notice = cls.make_type("notice", **ASKED)
        cls.make_series("青督函", cls.notice, cls.city)
        cls.city_officer = cls.make_user("officer_city", "officer", serves=cls.city)
        cls.city_chief = cls.make_user("chief_city", "chief", serves=cls.city)
        cls.officer_b = cls.make_user("officer_b", "officer", serves=cls.county_b)
        cls.liaison = cls.make_user("liaison_a", "liaison")
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.liaison_b = cls.make_user("liaison_b", "liaison")
        cls.make_liaison(cls.liaison_b, cls.education_b)
        cls.city_records = cls.make_records(1, cls.city)

    @classmethod
    def draft(cls, *recipients, records=None):
        """Return drafts of a notice to `recipients` (units, or values of them)."""
        rows = [
            row if isinstance(row, dict) else {"unit_id": row.id} for row in recipients
        ]
        records = (records or cls.city_records).with_user(cls.city_officer)
        return (
            cls.env["edu.letter"]
            .with_user(cls.city_officer)
            ._prepare(
                "notice",
                records,
                {record: {} for record in records},
                recipients={record: rows for record in records},
            )
        )

    @classmethod
    def out(cls, letters):
        """Return the letters, issued and printed, as the superuser sees them."""
        letters.with_user(cls.city_chief)._issue()
        letters = letters.sudo().with_user(cls.env.user)
        letters._store([PDF] * len(letters))
        return letters

    @classmethod
    def sent(cls, *recipients, **values):
        """Return the rows of recipients of a notice that is out."""
        return cls.out(cls.draft(*recipients, **values)).recipient_ids


DAY = date(2026, 9, 29)  # a Tuesday, before the week off from 1 to 7 October
