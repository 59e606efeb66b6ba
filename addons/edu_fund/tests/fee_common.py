"""School fees in the invented city."""

from .statistic_common import StatisticCommon


class FeeCommon(StatisticCommon):
    @classmethod
    def make_fee(cls, amount, date_from, unit=None, state="confirmed", **values):
        """Return a confirmed boarding fee of county A, or one of another `state`."""
        fee = (
            cls.env["edu.fund.fee"]
            .with_user(cls.finance_city)
            .create(
                {
                    "owner_unit_id": (unit or cls.county_a).id,
                    "kind": "boarding",
                    "stage": "senior",
                    "amount": amount,
                    "date_from": date_from,
                    "document_number": "临发改价〔2023〕12号",
                    **values,
                }
            )
        )
        if state == "confirmed":
            fee._make_move("confirm")
        return fee.with_env(cls.env)
