from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..tools.dates import today
from .edu_due_item import SHARE

BEFORE = "7,3,0"  # days before the last one on which it is brought to mind
EVERY = 7  # and then each time that it is so many days later


class EduDigest(models.Model):
    """What one person is reminded of on one day: all of it, in one message.

    Its lines are what the units owe whose liaison the person is on that day. They are
    added by the daily job and by officers who remind. The database holds one digest a
    person and day, and one line an item, whoever adds it and however often.
    """

    _name = "edu.digest"
    _description = "Digest of What Is Due"
    _order = "day desc, id desc"
    _rec_name = "day"
    _log_access = False

    user_id = fields.Many2one(
        "res.users",
        string="For",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="收件人",
    )
    day = fields.Date(required=True, readonly=True, help="Day of the message (日期)")
    line_ids = fields.One2many("edu.digest.line", "digest_id", string="Items")
    line_count = fields.Integer(
        string="Number of Items", compute="_compute_line_count", help="事项数"
    )
    mailed_on = fields.Datetime(
        string="Mailed", readonly=True, help="When the message was queued (发送时间)"
    )

    _person_and_day = models.UniqueIndex("(user_id, day)")

    @api.depends("line_ids")
    def _compute_line_count(self):
        counts = dict(
            self.env["edu.digest.line"]._read_group(
                [("digest_id", "in", self.ids)], ["digest_id"], ["__count"]
            )
        )
        for digest in self:
            digest.line_count = counts.get(digest, 0)

    @api.model
    def _cron_remind(self):
        """Make today's digests and queue their messages; twice is as good as once."""
        left = SQL("item.date_due - %s", today())
        self._put(
            SQL(
                "%(left)s IN %(before)s OR %(left)s < 0 AND %(left)s %% %(every)s = 0",
                left=SQL("(%s)", left),
                before=self._days_before(),
                every=EVERY,
            )
        )
        self._mail(today())

    @api.model
    def _days_before(self):
        """Return the days before the last one, as the setting tells."""
        get_param = self.env["ir.config_parameter"].sudo().get_param
        told = get_param("edu_base.remind_before", BEFORE).replace("，", ",").split(",")
        return tuple(int(day) for day in told if day.strip().isdigit()) or (0,)

    @api.model
    def _remind(self, items):
        """Remind those who owe the items; return the digests that hold more now."""
        items.check_access("read")
        scope = self.env.user.scope_unit_ids.ids
        own = items.filtered_domain([("owner_unit_id", "child_of", scope)])
        if items - own or not self.env.user.has_group("edu_base.group_officer"):
            raise UserError(self.env._("Units are reminded by the owner's office."))
        digests = self.sudo()._put(SQL("item.id IN %s", tuple(items.ids) or (0,)))
        self.sudo()._mail(today())
        return digests

    @api.model
    def _put(self, condition):
        """Put what is owed under `condition` into digests; return those that grew.

        Nobody gets two messages a day: who has had today's finds in tomorrow's what
        today's did not name.
        """
        todays = SQL(
            "SELECT FROM edu_digest had LEFT JOIN edu_digest_line named "
            "ON named.digest_id = had.id WHERE had.user_id = post.user_id "
            "AND had.day = %s",
            today(),
        )
        had = SQL("EXISTS (%s AND had.mailed_on IS NOT NULL)", todays)
        named = SQL(
            "EXISTS (%s AND named.res_model = item.res_model "
            "AND named.row_id = item.id / %s)",
            todays,
            SHARE,
        )
        grown = self._add(today(), SQL("(%s) AND NOT %s", condition, had))
        return grown | self._add(
            today() + timedelta(days=1),
            SQL("(%s) AND %s AND NOT %s", condition, had, named),
        )

    @api.model
    def _add(self, day, condition):
        """Add lines to the digests of `day`, making those that are not there yet."""
        owed = self.env["edu.digest.line"]._owed_by_person(condition)
        self.env.execute_query(
            SQL(
                "INSERT INTO edu_digest (user_id, day) "
                "SELECT DISTINCT user_id, %s::date FROM (%s) owed "
                "ON CONFLICT DO NOTHING RETURNING id",
                day,
                owed,
            )
        )
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO edu_digest_line
                       (digest_id, res_model, res_id, row_id, unit_id, date_due)
                SELECT digest.id, res_model, res_id, row_id, unit_id, date_due
                  FROM (%s) owed
                  JOIN edu_digest digest
                    ON digest.user_id = owed.user_id AND digest.day = %s
                    ON CONFLICT DO NOTHING RETURNING digest_id
                """,
                owed,
                day,
            )
        )
        self.env["edu.digest.line"].invalidate_model()
        self.invalidate_model()
        return self.browse({digest for (digest,) in rows})

    @api.model
    def _mail(self, day):
        """Queue the messages of a day that have none yet, where there is an address."""
        rows = self.env.execute_query(
            SQL(
                """
                UPDATE edu_digest digest SET mailed_on = %s
                  FROM res_users person
                  JOIN res_partner contact ON contact.id = person.partner_id
                 WHERE person.id = digest.user_id AND contact.email LIKE '%%@%%'
                   AND digest.day = %s AND digest.mailed_on IS NULL
             RETURNING digest.id
                """,
                fields.Datetime.now(),
                day,
            )
        )
        digests = self.browse([digest for (digest,) in rows])
        digests.invalidate_recordset(["mailed_on"])
        links = digests.line_ids._links()
        mails = []
        for lang, told in digests.grouped(lambda d: d.user_id.lang).items():
            mails += told.with_context(lang=lang)._messages(links)
        self.env["mail.mail"].sudo().create(mails)

    def _messages(self, links):
        """Return the values of a message for each digest, in the context's language.

        `links` is {line: address of a personal link or of the record}.
        """
        titles = self.line_ids._titles()
        sender = self.env.company.email_formatted or self.env.user.email_formatted
        return [
            {
                "subject": self.env._("What is due: %s items", len(digest.line_ids)),
                "email_from": sender,
                "email_to": digest.user_id.email_formatted,
                "reply_to": sender,
                "auto_delete": True,
                "body_html": self.env["ir.qweb"]._render(
                    "edu_base.digest_mail",
                    {"digest": digest, "links": links, "titles": titles},
                ),
            }
            for digest in self
        ]
