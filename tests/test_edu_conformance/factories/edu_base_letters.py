from .edu_base_meetings import make_edu_meeting


def make_edu_letter_type(county):
    return county.env["edu.letter.type"].create(
        {
            "name": county.fresh("工作通知"),
            "code": county.fresh("notice"),
            "title": "关于召开会议的通知",
            "body": "请按时参加。",
        }
    )


def make_edu_letter_series(county):
    return county.acting("officer")["edu.letter.series"].create(
        {
            "type_id": make_edu_letter_type(county).id,
            "word": county.fresh("浣督"),
            "owner_unit_id": county.government.id,
        }
    )


def make_edu_letter_counter(county):
    return county.acting("officer")["edu.letter.counter"].create(
        {"series_id": make_edu_letter_series(county).id, "last_index": 6}
    )


def make_edu_letter(county):
    """A letter that has been issued and printed."""
    series = make_edu_letter_series(county)
    meeting = make_edu_meeting(county).with_env(series.env)
    recipients = {meeting: [{"unit_id": county.education.id, "reply_days": 5}]}
    letter = series.env["edu.letter"]._prepare(
        series.type_id.code, meeting, {meeting: {}}, recipients=recipients
    )
    letter.with_user(county.users["chief"])._issue()
    letter.sudo()._store([b"%PDF-1.7 of the tests"])
    return letter


def make_edu_letter_recipient(county):
    """A recipient who still writes the reply."""
    recipient = make_edu_letter(county).recipient_ids
    recipient.with_user(county.users["liaison"]).reply = "已按要求落实。"
    return recipient


def make_sealed_edu_letter_recipient(county):
    """A recipient who has replied, with a file."""
    recipient = make_edu_letter_recipient(county).with_user(county.users["liaison"])
    values = {"name": "清单.pdf", "raw": b"%PDF-1.7 of the tests"}
    recipient.attachment_ids = recipient.env["ir.attachment"].create(values)
    recipient.action_reply()
    return recipient


def make_edu_letter_receipt_note(county):
    recipient = make_edu_letter(county).recipient_ids
    return county.acting("officer")["edu.letter.receipt.note"].create(
        {"recipient_id": recipient.id, "name": "何知远"}
    )


def make_edu_letter_scan(county):
    return county.acting("officer")["edu.letter.scan"].create(
        {
            "letter_id": make_edu_letter(county).id,
            "file": b"JVBERi0=",
            "file_name": "a.pdf",
        }
    )
