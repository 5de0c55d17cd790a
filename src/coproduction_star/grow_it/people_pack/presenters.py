from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coproduction_star.grow_it.competencies.wording import NEVER_PAY, ROLES
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.word import WordDocument

from .selectors import Pack, PackedSkill


@dataclass(frozen=True, slots=True)
class Part:
    """One chapter: words before it, and a line for each skill, with its name before it or without."""

    title: str
    lead: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PackPage:
    title: str
    frame: Frame
    role: str
    parts: tuple[Part, ...]
    word: str
    back: str


def pack_page(programme: Programme, pack: Pack, *, access: Access, asked: list[tuple[str, str]]) -> PackPage:
    return PackPage(
        title=_("People pack"), frame=programme_frame(programme=programme, access=access, here="competencies"),
        role=str(ROLES[pack.role]), parts=tuple(parts_of(pack)),
        word=f"{at('people_pack_word', programme)}?{urlencode(asked)}", back=at("competencies", programme),
    )  # fmt: skip


def parts_of(pack: Pack) -> Iterator[Part]:
    """From the advert to the plan where a skill is not seen yet."""
    of_role, packed = pack.of_role, pack.skills
    yield Part(_("Advert"), of_role.advert, ())
    yield Part(_("Person specification"), _("We look for somebody who:"), tuple(map(_wanted, packed)))
    yield Part(
        _("Interview questions"), of_role.panel,
        tuple((one.words.interview, _("Listen for: %(what)s") % {"what": one.words.listen}) for one in packed),
    )  # fmt: skip
    yield Part(
        _("Induction"), of_role.first_weeks, tuple((f"{one.skill.name}:", one.words.induction) for one in packed)
    )  # fmt: skip
    yield Part(
        _("Looking back together"), f"{of_role.talk} {NEVER_PAY}",
        tuple((f"{one.skill.name}:", one.words.appraisal) for one in packed),
    )  # fmt: skip
    yield Part(_("Recognition"), " ".join((of_role.thanks, _("Thanks are no pay."))), ())
    yield Part(
        _("Where a skill is not seen yet"),
        _("A plan to try, agreed by both, for six to eight weeks. Then look again together."),
        tuple((f"{one.skill.name}:", one.words.coaching) for one in packed),
    )  # fmt: skip


def _wanted(one: PackedSkill) -> tuple[str, str]:
    """What somebody does, and what they say of themselves at the level that is aimed at."""
    return one.words.spec, _("They can say: “%(words)s”") % {"words": one.aim} if one.aim else one.skill.about


def pack_word(programme: Programme, pack: Pack) -> Document:
    """The same to edit."""
    title = _("People pack")
    paper = WordDocument(title=title, language=get_language() or "en", author=programme.organisation.name)
    paper.cover([str(ROLES[pack.role]), programme.name])
    for part in parts_of(pack):
        paper.heading(part.title)
        paper.paragraph(part.lead)
        for name, words in part.lines:
            paper.paragraph(words, lead=name)
    return paper.document(f"people-pack-{slugify(pack.role)}.docx")
