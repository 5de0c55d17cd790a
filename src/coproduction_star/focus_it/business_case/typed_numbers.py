"""Numbers as people type and read them: 40% and 1,200 in the box, 0.4 and 1200 in the document."""

import re
from math import isfinite

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from coproduction_star.data.business_cases.figures import LEAST, MOST
from coproduction_star.methods.cost_benefit.model import Kind

CURRENCY = "£$€¥"
LARGEST = 1e15
JOINER = "\u2060"
"""Keeps the minus and the pound sign on one line."""
SMALL = 100
IN_PER_CENT = frozenset({Kind.SHARE, Kind.RATE})
THOUSANDS = re.compile(r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")
PLAIN = re.compile(r"^[+-]?(\d+(\.\d*)?|\.\d+)$")


def read_number(typed: str, *, kind: Kind) -> float | None:
    """Read one number, or nothing. Raises ValidationError with a sentence that says what to write instead."""
    text = typed.strip().replace("−", "-").replace(" ", "").replace("\u00a0", "")
    if not text:
        return None
    if any(sign in text for sign in CURRENCY):
        bare = "".join(letter for letter in text if letter not in CURRENCY)
        raise ValidationError(_("Write the number without a currency sign: %(number)s.") % {"number": bare})
    in_per_cent = text.endswith("%")
    if in_per_cent and kind not in IN_PER_CENT:
        raise ValidationError(_("This is no share, so it takes no per cent sign."))
    value = _value(text.removesuffix("%"), typed)
    return _checked(value / 100, kind, said=True) if in_per_cent else _checked(value, kind, said=False)


def _value(text: str, typed: str) -> float:
    if THOUSANDS.match(text):
        text = text.replace(",", "")
    if not PLAIN.match(text):
        raise ValidationError(
            _("“%(typed)s” is not a number. Write figures only, such as 1200 or 0.5.") % {"typed": typed.strip()[:60]}
        )
    value = float(text)
    if not isfinite(value) or abs(value) > LARGEST:
        raise ValidationError(_("This number is too large to calculate with. Use a larger unit."))
    return value


def _checked(value: float, kind: Kind, *, said: bool) -> float:
    """`said` is whether a per cent sign stood behind it: a share above 1 without one is a slip."""
    least, most = LEAST[kind], MOST.get(kind, LARGEST)
    if least <= value <= most:
        return value
    facts = {"value": f"{value:g}", "less": f"{value / 100:g}"}
    if kind is Kind.SHARE and 1 < value <= 100 and not said:
        raise ValidationError(
            _("A share lies between 0 and 1. If you mean %(value)s per cent, write %(value)s%% or %(less)s.") % facts
        )
    if kind is Kind.SHARE:
        raise ValidationError(_("A share lies between 0% and 100%. Nobody can be reached more than once."))
    if kind is Kind.RATE:
        raise ValidationError(_("A yearly rate of %(value)s is too far out. Write 2 per cent as 2%%.") % facts)
    if kind is Kind.COUNT:
        raise ValidationError(_("A number of people, hours or places is 0 or more."))
    raise ValidationError(_("An amount is 0 or more. What is saved or lost goes to the other side of the sums."))


def shown(value: object, *, kind: Kind) -> str:
    """Write a number as it can be typed again; anything else as it is, so that nothing is lost."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else str(value)
    if kind in IN_PER_CENT:
        return f"{_short(round(value * 100, 10))}%"
    return _short(value)


def _short(value: float) -> str:
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def pounds(amount: float) -> str:
    """Write an amount as people say it."""
    sign, size = (f"−{JOINER}" if amount < 0 else ""), abs(amount)
    if size >= 1_000_000:
        return _("%(sign)s£%(number)s million") % {"sign": sign, "number": f"{size / 1_000_000:,.2f}"}
    return f"{sign}£{size:,.0f}" if size >= 100 else f"{sign}£{size:,.2f}"


def whole_pounds(amount: float) -> str:
    """Write an amount for a column of a table that says it holds pounds."""
    rounded = round(amount)
    return f"−{-rounded:,}" if rounded < 0 else f"{rounded:,}"


def per_cent(share: float) -> str:
    """Write a share in whole per cent; nearly all is not all, and a little is not nothing."""
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return _("under 1%")
    if rounded == 100 and share < 1:
        return _("over 99%")
    return f"{rounded}%"


def in_words(value: float, *, kind: Kind) -> str:
    """Write a figure in a sentence."""
    if kind is Kind.MONEY:
        return pounds(value)
    if kind in IN_PER_CENT:
        return f"{_short(round(value * 100, 1))}%".replace("-", "−")
    whole = kind is Kind.COUNT and (value >= SMALL or value == int(value))
    return f"{value:,.0f}" if whole else f"{value:,.3g}".replace("-", "−")
