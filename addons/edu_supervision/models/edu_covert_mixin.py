from odoo import api, models


class EduCovertMixin(models.AbstractModel):
    """A visit, or what belongs to one, of which nobody outside its circle hears (TS32).

    While a visit is hidden, others are not written to about it. Nobody follows it, as
    everybody may read who follows what.
    """

    _name = "edu.covert.mixin"
    _inherit = ["mail.thread"]
    _description = "Part of a Visit that May Be Hidden"

    def _visits_told_of(self):
        """Return the visits that self tell of."""
        raise NotImplementedError

    def _told_partners(self, partner_ids):
        """Return those of the contacts who may hear of all of self."""
        told = set(partner_ids or ())
        for visit in self.sudo()._visits_told_of().filtered("is_hidden"):
            told &= set(visit._circle().partner_id.ids)
        return [number for number in partner_ids or () if number in told]

    @api.model_create_multi
    def create(self, vals_list):
        quiet = self.with_context(mail_create_nosubscribe=True)
        return super(EduCovertMixin, quiet).create(vals_list).with_env(self.env)

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        if self.sudo()._visits_told_of().filtered("is_hidden"):
            return True
        return super()._message_subscribe(partner_ids, subtype_ids, customer_ids)

    def _message_create(self, values_list):
        return super()._message_create(
            [
                {**values, "partner_ids": self._told_partners(values["partner_ids"])}
                if values.get("partner_ids")
                else values
                for values in values_list
            ]
        )

    def _forget_outsiders(self):
        """Let nobody follow self any more, and outsiders have nothing to do with them.

        What they had to do is for who planned the visit.
        """
        self.message_follower_ids.unlink()
        for record in self.filtered("activity_ids"):
            record.activity_ids.filtered(
                lambda step, about=record: (
                    not about._told_partners(step.user_id.partner_id.ids)
                )
            ).write({"user_id": record._visits_told_of()[:1].organiser_id.id})
