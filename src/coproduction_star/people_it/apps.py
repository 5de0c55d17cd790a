from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class PeopleItConfig(AppConfig):
    name = "coproduction_star.people_it"
    label = "people_it"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.journeys.panels import add_place_panel
        from coproduction_star.organisations.reaching import knows_safe_times
        from coproduction_star.organisations.services import named_in, on_handover
        from coproduction_star.ui.uploads import allow_larger
        from coproduction_star.voices.holders import holds_references

        from . import step  # noqa: F401 - announces itself to the registry when every app is there
        from .answering.holding import HOLDER
        from .asking import agreeing
        from .bringing.rows import MOST_BYTES
        from .capacity import services as sessions
        from .capacity.holding import HOLDER as SESSIONS
        from .coming import comes_of
        from .matching.what_came import what_came
        from .models import Entry, LearningSession, Response, RoleWanted, SessionPlace, Survey
        from .offers import (
            own_services,
            team_services,  # noqa: F401 - says for its letters whether they may still go, as the next does
        )
        from .offers.holding import HOLDER as OFFERS
        from .parents import on_withdrawal
        from .reaching import times_said
        from .sentences import SENTENCES
        from .survey import services as surveys  # noqa: F401
        from .ward_briefing.views import panel as ward_page

        on_withdrawal("answers", Response, lambda row: agreeing.withdraw(response=row))
        on_withdrawal("offers", Entry, lambda row: own_services.take_all_back(entry=row))
        on_withdrawal("session", SessionPlace, lambda row: sessions.give_back(place=row))
        sentences(SENTENCES)
        knows_safe_times(times_said)
        allow_larger(r"/o/[-\w]+/p/[-\w]+/people-it/surveys/[-\w]+/answers/file/", MOST_BYTES)
        holds_references(HOLDER)
        holds_references(SESSIONS)
        add_place_panel(ward_page)
        on_handover(named_in(Survey, "capacity_of", gettext_lazy("surveys whose promise is theirs")))
        on_handover(named_in(LearningSession, "asks", gettext_lazy("sessions they can be asked about")))
        on_handover(named_in(RoleWanted, "contact", gettext_lazy("roles that look for people")))
        holds_references(OFFERS)
        comes_of(what_came)
