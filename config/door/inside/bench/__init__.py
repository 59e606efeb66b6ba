"""./edu bench, the part inside Odoo: fills databases and measures in them."""
