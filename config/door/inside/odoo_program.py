"""Odoo's command line. A file, not ``-m odoo``: with workers, Odoo starts itself again
by the path of its program, which a package's __main__ does not survive."""

import odoo.cli

odoo.cli.main()
