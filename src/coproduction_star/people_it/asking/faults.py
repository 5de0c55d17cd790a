"""What is wrong with an answer, said to whoever gave it."""

from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys.answers import Fault, WrongAnswer


def sentence_of(wrong: WrongAnswer) -> str:
    """One sentence that says what to do next."""
    sentence = SENTENCES[wrong.fault]()
    limit = "" if wrong.limit is None else f"{wrong.limit:,g}"
    return sentence % {"limit": limit}


SENTENCES = {
    Fault.NOTHING: lambda: _("Answer this, or choose to leave it out."),
    Fault.NO_CHOICE: lambda: _("Choose one of the answers on this page."),
    Fault.TOO_MANY: lambda: _("Tick at most %(limit)s."),
    Fault.WITH_DECLINED: lambda: _(
        "You ticked that you would rather not say, and something else. Keep one of the two."
    ),
    Fault.NO_NUMBER: lambda: _("Write a number in digits, such as 5."),
    Fault.NO_WHOLE_NUMBER: lambda: _("Write a whole number, such as 5."),
    Fault.TOO_LOW: lambda: _("Write a number that is %(limit)s or more."),
    Fault.TOO_HIGH: lambda: _("Write a number that is %(limit)s or less."),
    Fault.TOO_LONG: lambda: _("Make it shorter: %(limit)s letters at most."),
    Fault.NOT_ASKED: lambda: _("There is nothing to answer here."),
    Fault.OUTSIDE_AGES: lambda: _("The survey is not for people of this age, so it is not counted."),
}
