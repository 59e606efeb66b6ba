"""Statistics of education funds in the invented city."""

from .common import FundCommon


class StatisticCommon(FundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = cls.make_user("fund_leader", "leader", serves=cls.city)

    @classmethod
    def make_statistic(cls, unit, year, education, pupils=100, **values):
        """Return a confirmed statistic of a government, or of another `state`."""
        state = values.pop("state", "confirmed")
        row = (
            cls.env["edu.fund.statistic"]
            .with_user(cls.finance_city)
            .create(
                {
                    "owner_unit_id": unit.id,
                    "year": year,
                    "education": education,
                    "pupils": pupils,
                    "budget_total": 5 * education,
                    "source": f"临财决算〔{year + 1}〕2号",
                    **values,
                }
            )
        )
        if state == "confirmed":
            row._make_move("confirm")
        return row.with_env(cls.env)

    @classmethod
    def make_norm(cls, unit, year, allocation, public_expense=720, stage="primary"):
        return (
            cls.env["edu.fund.pupil.norm"]
            .with_user(cls.finance_city)
            .create(
                {
                    "owner_unit_id": unit.id,
                    "year": year,
                    "stage": stage,
                    "allocation": allocation,
                    "public_expense": public_expense,
                }
            )
            .with_env(cls.env)
        )
