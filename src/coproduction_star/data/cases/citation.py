"""How to cite a case: the page in the bank, with its version, and the sources it rests on."""

from dataclasses import dataclass

from coproduction_star import __version__

from .case import Case, Source


@dataclass(frozen=True, slots=True)
class Citation:
    """What to write under a quotation of a case."""

    bank: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        """All of it, one citation a line."""
        return "\n".join((self.bank, *self.sources))


def how_to_cite(case: Case) -> Citation:
    """Cite a case and everything it was written from.

    Examples
    --------
    >>> from coproduction_star.data.cases import case
    >>> how_to_cite(case("pickering-slowing-the-flow")).bank.endswith("(pickering-slowing-the-flow).")
    True
    """
    bank = f"Co-production Star case bank, version {__version__}. “{case.title}” ({case.id})."
    return Citation(bank=bank, sources=tuple(map(cite_source, case.sources)))


def cite_source(source: Source) -> str:
    """Cite one source: publisher, year, title, address."""
    year = source.year if source.year is not None else "no date"
    return f"{source.publisher} ({year}). {source.title}. {source.url}"
