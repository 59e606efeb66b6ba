"""What a button tells the browser to open."""


def form_of(record, **more) -> dict:
    """Return the action that opens the form of one record.

    `more` are further keys of the action: `name`, `target`, `context`.
    """
    return {
        "type": "ir.actions.act_window",
        "res_model": record._name,
        "res_id": record.id,
        "views": [(False, "form")],
        **more,
    }
