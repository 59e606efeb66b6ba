"""Conditions that more than one model asks for."""

from collections.abc import Collection

from odoo.fields import Domain


def either(domain: Domain, value: Collection) -> Domain:
    """Return `domain`, its opposite, both or none, as `value` asks.

    For `_search_…` of a yes-or-no field: `value` is that of the operator `in`.
    """
    return (domain if True in value else Domain.FALSE) | (
        ~domain if False in value else Domain.FALSE
    )
