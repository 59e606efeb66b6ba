from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.dates import day_of, today
from ..tools.domains import either


class EduCommittee(models.Model):
    """A body of several units: committee, leading group or joint conference (TS03).

    Who sits in it may read it, for as long as the seat is held.
    """

    _name = "edu.committee"
    _inherit = ["edu.pinyin.mixin", "edu.scoped.mixin"]
    _description = "Committee"
    _order = "pinyin_key, id"

    name = fields.Char(help="Full name (名称)")
    kind = fields.Selection(
        [
            ("committee", "Supervision Committee"),
            ("leading_group", "Leading Group"),
            ("joint_conference", "Joint Conference"),
        ],
        required=True,
        default="committee",
        help="督导委员会、领导小组、联席会议",
    )
    document_number = fields.Char(help="Document that founds it (发文字号)")
    founded_on = fields.Date(help="Since when it exists (成立日期)")
    dissolved_on = fields.Date(help="Last day; empty while it exists (撤销日期)")
    duty = fields.Text(string="Duties", help="What it is there for (职责)")
    member_ids = fields.One2many(
        "edu.committee.member", "committee_id", string="Members", copy=True
    )
    meeting_ids = fields.One2many("edu.meeting", "committee_id", string="Meetings")
    member_count = fields.Integer(
        string="Posts", compute="_compute_member_count", help="Posts today (职数)"
    )
    vacant_count = fields.Integer(
        string="Vacant",
        compute="_compute_member_count",
        help="Posts that nobody holds today (空缺数)",
    )
    meeting_count = fields.Integer(
        string="Meetings Held", compute="_compute_meeting_count", help="已开会议数"
    )
    plenary_on = fields.Date(
        string="Last Plenary",
        compute="_compute_meeting_count",
        help="Day of the last plenary that was held (最近全体会议)",
    )
    is_standing = fields.Boolean(
        string="Standing",
        compute="_compute_is_standing",
        search="_search_is_standing",
        help="Exists today (存续)",
    )

    _name_uniq = models.UniqueIndex(
        "(owner_unit_id, name)", "The owner already has a committee of this name."
    )
    _life = models.Constraint(
        "CHECK (dissolved_on IS NULL OR founded_on IS NULL"
        " OR dissolved_on >= founded_on)",
        "A committee cannot end before it begins.",
    )

    @api.depends("member_ids.is_current", "member_ids.person_name")
    def _compute_member_count(self):
        members = self.env["edu.committee.member"]
        serving = Domain("committee_id", "in", self.ids) & members._serving_on(today())
        vacant = serving & Domain("person_name", "=", False)
        posts, vacancies = (
            dict(members._read_group(domain, ["committee_id"], ["__count"]))
            for domain in (serving, vacant)
        )
        for committee in self:
            committee.member_count = posts.get(committee, 0)
            committee.vacant_count = vacancies.get(committee, 0)

    @api.depends("meeting_ids.state", "meeting_ids.kind", "meeting_ids.start")
    def _compute_meeting_count(self):
        held = self.env["edu.meeting"]._read_group(
            [("committee_id", "in", self.ids), ("state", "=", "held")],
            ["committee_id", "kind"],
            ["__count", "start:max"],
        )
        self.meeting_count = 0
        self.plenary_on = False
        for committee, kind, count, last in held:
            committee.meeting_count += count
            if kind == "plenary":
                committee.plenary_on = day_of(last)

    @api.depends("dissolved_on")
    def _compute_is_standing(self):
        day = today()
        for committee in self:
            committee.is_standing = (
                not committee.dissolved_on or committee.dissolved_on >= day
            )

    def _search_is_standing(self, operator, value):
        if operator != "in":
            return NotImplemented
        standing = Domain("dissolved_on", "=", False) | Domain(
            "dissolved_on", ">=", today()
        )
        return either(standing, value)

    def action_open_meetings(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_meeting_action"
        )
        return action | {
            "display_name": self.name,
            "domain": [("committee_id", "=", self.id)],
            "context": {"default_committee_id": self.id},
        }
