def migrate(cr, version):
    """Let record rules follow the addons that declare them, from now on."""
    cr.execute(
        "UPDATE ir_model_data SET noupdate = false"
        " WHERE model = 'ir.rule' AND module LIKE 'edu\\_%'"
    )
