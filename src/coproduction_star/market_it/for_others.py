"""What Market it holds that another programme could begin with: charters, risks, and what roles ask for."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.shapes import Copying, Shape

from .agreements.services import add_pack
from .charter.services import add_clause, add_side, begin_charter
from .charter.wordings import standing
from .models import Charter, Clause, Risk, RolePack
from .risks.services import raise_risk


def shapes(programme: Programme) -> Iterator[Shape]:
    yield _charters(programme)
    yield _risks(programme)
    yield _roles(programme)


def _charters(programme: Programme) -> Shape:
    rows = list(Charter.objects.filter(programme=programme, ended_at=None))
    stays = _("Who signed, suggestions, what was promised by whom, and the days. It is a draft again.")
    return Shape(
        "charters", _("Charters: sides and clauses"), len(rows), stays,
        lambda to: sum(_charter(one, to) for one in rows),
    )  # fmt: skip


def _charter(one: Charter, to: Copying) -> int:
    made = begin_charter(
        programme=to.into, template="", title=to.text(one.title), purpose=to.text(one.purpose),
        languages=one.languages, by=to.by,
    )  # fmt: skip
    sides = {
        side.pk: add_side(charter=made, kind=side.kind, name=to.text(side.name), by=to.by)
        for side in one.parties.all()
    }
    for clause in Clause.objects.filter(charter=one).order_by("position"):
        texts = {slot: to.text(wording.words) for slot, wording in standing(clause).items()}
        if texts and clause.party_id in sides:
            add_clause(
                charter=made, party=sides[clause.party_id], kind=clause.kind, texts=texts, topic=clause.topic, by=to.by
            )
    return 1


def _risks(programme: Programme) -> Shape:
    rows = list(Risk.objects.filter(programme=programme, by_residents=False).order_by("number"))

    def copy(to: Copying) -> int:
        for one in rows:
            texts = {name: to.text(getattr(one, name)) for name in ("mitigation", "early_sign", "benefit",
                                                                    "doing_nothing")}  # fmt: skip
            raise_risk(
                programme=to.into, title=to.text(one.title), words=to.text(one.words), catalogue=one.catalogue,
                by=to.by, **texts,
            )  # fmt: skip
        return len(rows)

    stays = _("Owners, how likely and how bad, review days, and risks that residents raised. Weigh each anew.")
    return Shape("risks", _("Risks: what could happen, and what is done"), len(rows), stays, copy)


def _roles(programme: Programme) -> Shape:
    rows = list(RolePack.objects.filter(programme=programme, closed_at=None).prefetch_related("conditions"))

    def copy(to: Copying) -> int:
        for one in rows:
            asked = [(each.kind, to.text(each.words), each.months) for each in one.conditions.all()]
            values = {"title": to.text(one.title), "words": to.text(one.words)}
            add_pack(programme=to.into, values=values, asked=asked, pack=one.pack, by=to.by)
        return len(rows)

    stays = _("Who takes a role, what they showed, insurance, and who is told of harm.")
    return Shape("roles", _("Roles: descriptions and conditions"), len(rows), stays, copy)
