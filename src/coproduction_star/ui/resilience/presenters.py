from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from .keeping import Typed


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a form and what was typed in it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class TypedPage:
    """What somebody typed, and a button that sends it again."""

    title: str
    sentences: tuple[str, ...]
    address: str
    """Where it is sent: always an address of ours. Empty when it must not be sent again from here."""
    boxes: tuple[Box, ...]
    hidden: tuple[tuple[str, str], ...]
    files: tuple[str, ...]
    may_forget: bool
    button: str = ""
    made: str = ""
    """The address of what the same words made before."""


@dataclass(frozen=True, slots=True)
class StillWorkingPage:
    """The form arrived and is being acted on."""

    title: str
    sentences: tuple[str, ...]


def after_signing_in_page(typed: Typed | None) -> TypedPage:
    if typed is None:
        said = _("We keep what was typed for an hour, and only for the person who typed it.")
        return TypedPage(_("There is nothing to send again"), (said,), "", (), (), (), may_forget=False)
    said = _("Nothing was lost. Look through it and send it, or throw it away.")
    return _page(_("You were signed out. Here is what you typed"), (said,), typed, may_forget=True)


def stale_page(typed: Typed | None) -> TypedPage:
    """A page stayed open so long, or cookies were cleared, that we could not be sure who sent it."""
    title = _("Please send this once more")
    if typed is None:
        said = (
            _("The page was open for a long time, or this browser keeps no cookies, so nothing was done."),
            _("Go back, load the page again and send it once more. Allow cookies for this site."),
        )
        return TypedPage(title, said, "", (), (), (), may_forget=False)
    said = (_("The page was open for a long time. Nothing was lost: look through it and send it."),)
    return _page(title, said, typed, may_forget=False)


def sent_before_page(typed: Typed | None, *, answer: str) -> TypedPage:
    """The same words came again, from a page that was opened anew: most often by going back."""
    title = _("You have sent this already")
    said = _("It arrived the first time, so nothing was made twice.")
    if typed is None:
        return TypedPage(title, (said,), "", (), (), (), may_forget=False, made=answer)
    again = _("Do you want a second one with the same words? Then send it once more.")
    page = _page(title, (said, again), typed, may_forget=False)
    return replace(page, button=_("Send it once more"), made=answer)


def refused_file_page(typed: Typed | None, *, silent: bool) -> TypedPage:
    """A virus scanner found something in a file, or could not be asked."""
    if silent:
        title = _("We could not check your file")
        said: tuple[str, ...] = (
            _("Every file is checked for viruses, and the checker does not answer. Nothing was saved."),
            _("Please try again later. If it stays so, tell whoever runs this server."),
        )
    else:
        title = _("We did not take your file")
        said = (
            _("A virus checker found something harmful in it. Nothing was saved."),
            _("Have your device checked for viruses. Then send another file, or none."),
        )
    if typed is None:
        return TypedPage(title, said, "", (), (), (), may_forget=False)
    page = _page(title, said, typed, may_forget=False)
    return replace(page, files=page.files if silent else (), button=_("Send the rest without the file"))


def still_working_page() -> StillWorkingPage:
    said = _("You sent it twice. The first one is still being worked on; nothing is done twice.")
    return StillWorkingPage(_("Your form has arrived"), (said, _("Wait a moment, then look whether it is there.")))


def _page(title: str, sentences: tuple[str, ...], typed: Typed, *, may_forget: bool) -> TypedPage:
    return TypedPage(
        title=title,
        sentences=sentences,
        address=typed.address,
        boxes=tuple(Box(_label(name), value) for name, value in typed.fields if value.strip()),
        hidden=tuple((name, value) for name, value in typed.fields),
        files=tuple(typed.files),
        may_forget=may_forget,
        button=_("Send it now"),
    )


def _label(name: str) -> str:
    return name.rpartition("-")[2].replace("_", " ").capitalize()
