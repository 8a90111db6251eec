"""Sums of money a month, each currency for itself (`language §3.3`)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import attrs

from sogov.organisation.organisation import Organisation
from sogov.values.money import amount


@attrs.frozen
class Sum:
    """So much of a currency."""

    currency: str
    amount: Decimal


def sums_of(units: Mapping[str, int], organisation: Organisation) -> tuple[Sum, ...]:
    """Minor units by currency as amounts, the organisation's own currency first; what comes to 0 is left out."""
    return tuple(
        Sum(currency, amount(units[currency], organisation.minor_units))
        for currency in in_order(units, organisation)
        if units[currency]
    )


def in_order(currencies: Iterable[str], organisation: Organisation) -> list[str]:
    """Currencies by their codes, the organisation's own first."""
    return sorted(currencies, key=lambda currency: (currency != organisation.currency, currency))
