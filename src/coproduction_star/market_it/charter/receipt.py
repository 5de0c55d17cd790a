"""How anybody checks that a text is the one that was signed: one command."""

from coproduction_star.market_it.models import CharterEdition


def command_for(edition: CharterEdition) -> str:
    """Says OK when the file is the text with this fingerprint."""
    return f'echo "{edition.fingerprint}  charter.txt" | sha256sum -c'
