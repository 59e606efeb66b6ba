from odoo import api, models
from odoo.tools import SQL

# A statement a kind of document: the line, and what the document does to its numbers.
DOCUMENTS = (
    """
    SELECT line.id AS line_id, line.planned AS approved, 0 AS adjusted,
        0 AS committed, 0 AS spent
    FROM edu_budget_line AS line
    JOIN edu_budget AS budget ON budget.id = line.budget_id
    WHERE budget.state IN ('approved', 'closed')
    """,
    """
    SELECT change.line_id, 0, change.amount, 0, 0
    FROM edu_budget_adjustment_line AS change
    JOIN edu_budget_adjustment AS document
        ON document.id = change.adjustment_id
    WHERE document.state = 'approved'
    """,
    """
    SELECT line_id, 0, 0,
        CASE state WHEN 'signed' THEN amount - paid ELSE 0 END, paid
    FROM edu_contract WHERE signed_on IS NOT NULL
    """,
    # Instalments on another line than their contract: paid before it was carried over.
    """
    SELECT side.line_id, 0, 0,
        CASE WHEN payment.state = 'planned' AND contract.state = 'signed'
            THEN side.sign * payment.amount ELSE 0 END,
        CASE payment.state WHEN 'paid' THEN side.sign * payment.amount ELSE 0 END
    FROM edu_contract_payment AS payment
    JOIN edu_contract AS contract ON contract.id = payment.contract_id
    CROSS JOIN LATERAL (
        VALUES (payment.line_id, 1), (contract.line_id, -1)
    ) AS side (line_id, sign)
    WHERE contract.signed_on IS NOT NULL AND payment.line_id <> contract.line_id
    """,
    """
    SELECT item.line_id, 0, 0,
        CASE claim.state WHEN 'paid' THEN 0 ELSE item.amount END,
        CASE claim.state WHEN 'paid' THEN item.amount ELSE 0 END
    FROM edu_claim_item AS item JOIN edu_claim AS claim
        ON claim.id = item.claim_id
    WHERE claim.state IN ('submitted', 'checked', 'approved', 'paid')
    """,
    # Sent back after the year was closed, and paid anew from another line.
    """
    SELECT line_id, 0, 0, 0, amount FROM edu_payment_return WHERE stays_spent
    """,
)


class EduBudgetLineCheck(models.Model):
    """Lines are compared with the documents behind them, and with the ledger."""

    _inherit = "edu.budget.line"

    @api.model
    def _unbalanced(self):
        """Return the ids of the lines whose numbers are not those of their documents.

        Compared number by number with the sum of all documents and with the sum of the
        ledger, by one statement, whoever may read what.
        """
        self.env.flush_all()
        query = SQL(
            """
            WITH documents AS (%s), ledger AS (
                SELECT line_id, approved, adjusted, committed, spent
                FROM edu_budget_entry
            )
            SELECT line.id FROM edu_budget_line AS line
            LEFT JOIN (%s) AS document ON document.line_id = line.id
            LEFT JOIN (%s) AS entry ON entry.line_id = line.id
            WHERE (%s) IS DISTINCT FROM (%s) OR (%s) IS DISTINCT FROM (%s)
            """,
            SQL(" UNION ALL ").join(map(SQL, DOCUMENTS)),
            _sums(SQL("documents")),
            _sums(SQL("ledger")),
            _numbers(SQL("line")),
            _numbers(SQL("document")),
            _numbers(SQL("line")),
            _numbers(SQL("entry")),
        )
        return {number for (number,) in self.env.execute_query(query)}


def _sums(rows):
    return SQL(
        """
        SELECT line_id, sum(approved) AS approved, sum(adjusted) AS adjusted,
            sum(committed) AS committed, sum(spent) AS spent
        FROM %s GROUP BY line_id
        """,
        rows,
    )


def _numbers(row):
    return SQL(
        "coalesce(%(row)s.approved, 0), coalesce(%(row)s.adjusted, 0),"
        " coalesce(%(row)s.committed, 0), coalesce(%(row)s.spent, 0)",
        row=row,
    )
