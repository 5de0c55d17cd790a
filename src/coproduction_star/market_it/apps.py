"""Market it: what helps people start and keep going."""

from django.apps import AppConfig


class MarketItConfig(AppConfig):
    name = "coproduction_star.market_it"
    label = "market_it"

    def ready(self) -> None:
        from coproduction_star.audit.sentences import sentences
        from coproduction_star.journeys.access_needs import answers_for_needs
        from coproduction_star.organisations.reaching import ask_whose_address_it_is
        from coproduction_star.organisations.services import on_handover
        from coproduction_star.voices.holders import holds_references
        from coproduction_star.voices.subjects import public_pages

        from . import step  # noqa: F401 - announces itself to the registry when every app is there
        from .campaigns.sentences import SENTENCES as OF_CAMPAIGNS
        from .charter.carried_in_public import risks_it_carries
        from .charter.on_the_star import PAGES
        from .charter.published import say_what_can_be_done
        from .charter.sentences import SENTENCES as OF_CHARTERS
        from .passport.holding import HOLDER as OF_PASSPORTS
        from .passport.services import ANSWERS
        from .promises.outward import on_the_public_page as how_promises_went
        from .promises.receipt_page import on_the_receipt
        from .promises.sentences import SENTENCES as OF_PROMISES
        from .rewards.holding import HOLDER as OF_CLAIMS
        from .risks.leaving import WORK
        from .sentences import SENTENCES
        from .signing.holding import HOLDER
        from .signing.outward import on_the_public_page
        from .signing.pages import say_on_receipts
        from .signing.sentences import SENTENCES as OF_SIGNING

        sentences(SENTENCES)
        ask_whose_address_it_is(
            "market_it.runs_out", "market_it.promise_due", "market_it.charter_opened_again", "market_it.breach",
            "market_it.claims_due", "market_it.risk_due",
        )  # fmt: skip
        sentences(OF_CAMPAIGNS)
        holds_references(OF_CLAIMS)
        holds_references(OF_PASSPORTS)
        answers_for_needs(ANSWERS)
        sentences(OF_CHARTERS)
        on_handover(WORK)
        public_pages(PAGES)
        sentences(OF_SIGNING)
        sentences(OF_PROMISES)
        holds_references(HOLDER)
        say_what_can_be_done(on_the_public_page)
        say_what_can_be_done(how_promises_went)
        say_on_receipts(on_the_receipt)
        say_what_can_be_done(risks_it_carries)
