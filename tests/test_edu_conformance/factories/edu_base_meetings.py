"""Committees, meetings and matters, of edu_base too."""

from odoo.fields import Command


def make_edu_committee(county):
    """A leading group in which the education department sits."""
    return county.acting("officer")["edu.committee"].create(
        {
            "name": county.fresh("督导改革领导小组"),
            "document_number": "浣政字〔2025〕2号",
            "duty": "统筹督导改革",
            "member_ids": [
                Command.create(
                    {
                        "unit_id": county.education.id,
                        "person_name": "程远",
                        "office": "教育局局长",
                        "date_from": "2025-01-01",
                    }
                )
            ],
        }
    )


def make_edu_committee_member(county):
    return make_edu_committee(county).member_ids


def make_edu_meeting(county):
    """A meeting that was called and held, with a decision."""
    committee = make_edu_committee(county)
    meeting = committee.env["edu.meeting"].create(
        {
            "committee_id": committee.id,
            "name": county.fresh("督导改革专题会"),
            "start": "2025-06-03 01:00:00",
            "place": "浣江县政府三楼",
            "minutes": "听取人员配备汇报。",
            "item_ids": [
                Command.create(
                    {
                        "name": "人员配备",
                        "unit_id": county.education.id,
                        "decision": "年底前配齐专职督学。",
                        "lead_unit_id": county.education.id,
                        "date_deadline": "2025-12-31",
                    }
                )
            ],
        }
    )
    meeting.action_call()
    meeting.action_hold()
    return meeting


def make_edu_meeting_attendee(county):
    return make_edu_meeting(county).attendee_ids


def make_edu_meeting_item(county):
    return make_edu_meeting(county).item_ids


def make_edu_matter(county):
    """A decision that became a matter of the education department."""
    item = make_edu_meeting_item(county)
    item.action_make_matter()
    return item.matter_ids


def make_edu_matter_report(county):
    return county.acting("liaison")["edu.matter.report"].create(
        {
            "matter_id": make_edu_matter(county).id,
            "unit_id": county.education.id,
            "text": "招聘公告已经发布。",
            "problem": "编制尚未下达",
        }
    )
