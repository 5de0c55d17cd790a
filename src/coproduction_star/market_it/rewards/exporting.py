"""Claims and the ledger as tables. No cell is a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.market_it.models import MINUTES_IN_A_CREDIT, Claim, LedgerAccount, Transfer, Unit
from coproduction_star.market_it.pounds import PENCE

from .presenters import who_of
from .totals import Total

CLAIMS = ("id", "who", "kind", "what_for", "happened_on", "pounds", "initiative", "channel", "sent_on", "approved_on",
          "paid_on", "days_to_pay", "refused_on", "refused_because", "taken_back_on")  # fmt: skip
MOVES = ("day", "from", "to", "why", "credits", "pounds", "words")


def claim_rows(rows: Iterable[Claim], hidden: Hidden) -> Iterator[list[str]]:
    for one in rows:
        sent, paid = _day(one.submitted_at), _day(one.paid_at)
        days = (paid - sent).days if paid and sent else None
        yield _cells((
            one.pk, who_of(one, hidden), one.kind, one.words, one.happened_on, f"{one.pence / PENCE:.2f}",
            one.initiative.title if one.initiative else "", one.channel, sent, _day(one.approved_at), paid, days,
            _day(one.refused_at), one.refused_because, _day(one.taken_back_at),
        ))  # fmt: skip


def move_rows(rows: Iterable[Transfer], hidden: Hidden) -> Iterator[list[str]]:
    for one in rows:
        is_time = one.unit == Unit.MINUTES
        yield _cells((
            one.happened_on, _called(one.from_account, hidden), _called(one.to_account, hidden), one.why,
            f"{one.amount / MINUTES_IN_A_CREDIT:.2f}" if is_time else "",
            "" if is_time else f"{one.amount / PENCE:.2f}", one.words,
        ))  # fmt: skip


def _called(account: LedgerAccount, hidden: Hidden) -> str:
    return hidden.name(account.participant) if account.participant else (account.name or account.kind)


def _day(moment: Any) -> Any:
    return timezone.localdate(moment) if moment else None


def as_csv(rows: Iterable[Claim], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(CLAIMS)
    writer.writerows(hidden.over(row) for row in claim_rows(rows, hidden))
    return ("\ufeff" + file.getvalue()).encode()


def as_xlsx(
    claims: Iterable[Claim], moves: Iterable[Transfer], totals: Iterable[Total], hidden: Hidden
) -> bytes:  # fmt: skip
    sheets: dict[str, list[Sequence[str]]] = {
        "Claims": [CLAIMS, *claim_rows(claims, hidden)],
        "Ledger": [MOVES, *move_rows(moves, hidden)],
        "Totals": [("what", "how_much"), *(_cells((one.name, one.said or "few")) for one in totals)],
    }
    return workbook({name: [hidden.over(list(row)) for row in rows] for name, rows in sheets.items()})


def _cells(facts: Sequence[Any]) -> list[str]:
    return [cell_of("" if one is None else str(one)) for one in facts]
