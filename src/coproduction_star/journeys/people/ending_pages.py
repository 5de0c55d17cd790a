"""What is asked before a role is taken away or an agreement ends, and what is offered after it."""

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.audit.models import Event
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import SurePage, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Partner, Programme, ProgrammeRole
from coproduction_star.organisations.access import Access
from coproduction_star.organisations.losing import left_empty, lost
from coproduction_star.organisations.roles import Role
from coproduction_star.organisations.sentences import role_in_words

from . import selectors
from .presenters import GiveBack

Roles = QuerySet[ProgrammeRole]
NAMED = 10
"""How many of a partner's people are named; the rest are counted."""


def take_role_page(*, programme: Programme, held: ProgrammeRole, access: Access, hidden: Hidden) -> SurePage:
    """What the person loses with this role, what stays, and who is missing then."""
    about = {"role": held.get_role_display(), "name": hidden.name(held.participant)}
    after = selectors.other_roles(held)
    this = ProgrammeRole.objects.filter(pk=held.pk)
    own = [_("This is your own role.")] if held.participant_id == access.participant_id else []
    unseen = _("They will not see this programme any more, and cannot do anything in it.")
    return SurePage(
        title=_("Take the role “%(role)s” away from %(name)s?") % about,
        about=programme.name,
        frame=programme_frame(programme=programme, access=access, here="people"),
        points=(*own, *lost(before=after | {held.role}, after=after, unseen=unseen), *_stays(programme, this)),
        undo=_("You can give it back with one press for a week."),
        button=_("Take the role away"),
        back=address("people", programme),
        warnings=_warnings(programme, this),
    )


def end_partner_page(*, programme: Programme, partner: Partner, access: Access, hidden: Hidden) -> SurePage:
    """Whose access ends with the agreement, what stays, and who is missing then."""
    roles = selectors.roles_for(partner)
    return SurePage(
        title=_("End the agreement with %(name)s today?") % {"name": partner.name},
        about=f"{programme.name} · {partner.agreement}",
        frame=programme_frame(programme=programme, access=access, here="people"),
        points=(*_whose(roles, hidden), *_stays(programme, roles)),
        undo=_("You can let it go on with one press for a week."),
        button=_("End the agreement today"),
        back=address("people", programme),
        warnings=_warnings(programme, roles),
    )


def taken(programme: Programme, event: Event) -> GiveBack:
    return GiveBack(
        words=_("The role “%(role)s” is taken away.") % {"role": role_in_words(event.detail["role"])},
        button=_("Give it back"),
        where=address("give_back_role", programme, event.subject_id),
    )


def ended(programme: Programme, partner: Partner) -> GiveBack:
    day = date_format(partner.ends_on, "j F Y")
    return GiveBack(
        words=_("The agreement with %(name)s ends on %(day)s. After it, their people see nothing of this programme.")
        % {"name": partner.name, "day": day},
        button=_("Let it go on"),
        where=address("let_partner_go_on", programme, partner.pk),
    )


def _whose(roles: Roles, hidden: Hidden) -> list[str]:
    names = list(dict.fromkeys(hidden.name(row.participant) for row in roles))
    if not names:
        return [_("Nobody has a role here for them now.")]
    more = len(names) - NAMED
    shown = ", ".join(names[:NAMED])
    if more > 0:
        shown = ngettext("%(names)s and %(number)s more", "%(names)s and %(number)s more", more) % {
            "names": shown,
            "number": more,
        }
    return [
        _("From tomorrow, these people see nothing of this programme and can do nothing in it: %(names)s.")
        % {"names": shown},
        _("Whoever also has a role here through your own organisation keeps that role."),
    ]


def _stays(programme: Programme, roles: Roles) -> list[str]:
    """Their work is nobody else's because of this: it stays, and the page says with whom."""
    promises = selectors.open_promises(programme, roles)
    initiatives = selectors.initiatives_by(programme, roles)
    lines = [_("What they said, rated and decided stays as it is, under their name.")]
    if promises:
        words = ngettext(
            "%(number)s open promise stays theirs. Choose somebody else on the promise’s own page if you need to.",
            "%(number)s open promises stay theirs. Choose somebody else on each promise’s own page if you need to.",
            promises,
        )
        lines.append(words % {"number": promises})
    if initiatives:
        words = ngettext(
            "%(number)s initiative they wrote down stays in the programme. Everyone who may edit can go on with it.",
            "%(number)s initiatives they wrote down stay in the programme. Everyone who may edit can go on with them.",
            initiatives,
        )
        lines.append(words % {"number": initiatives})
    return lines


def _warnings(programme: Programme, roles: Roles) -> tuple[str, ...]:
    def is_held(role: Role) -> bool:
        return selectors.is_held_otherwise(programme, role, besides=roles)

    return tuple(left_empty(roles.order_by().values_list("role", flat=True), is_held=is_held))
