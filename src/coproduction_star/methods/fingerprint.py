"""The fingerprint of a text that people sign: the same words give the same 64 digits, on any machine, for ever.

Question: is the text I have the text I signed? Rule: docs/reference/charter-text.md. Decision: docs/adr/0041.
"""

import hashlib
import unicodedata

DIGITS = 64
"""SHA-256 in hexadecimal digits, small letters."""


def canonical(text: str) -> str:
    r"""Write these words down in the one way in which they are signed.

    Unicode NFC; lines end with a line feed; no space or tab at the end of a line; no empty line at the
    beginning or the end; exactly one line feed after the last line. Nothing else is changed. Doing it twice changes
    nothing.

    Parameters
    ----------
    text : str
        What is to be signed; it must hold something other than white space.

    Raises
    ------
    ValueError
        When there are no words.

    Examples
    --------
    >>> canonical("We listen. \r\nWe answer.\r\n\r\n")
    'We listen.\nWe answer.\n'
    """
    if not text.strip():
        raise ValueError("There are no words to sign.")
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n") + "\n"


def fingerprint(text: str) -> str:
    """Work out SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits: `sha256sum FILE` gives the same.

    Source: FIPS PUB 180-4, Secure Hash Standard (2015).

    Examples
    --------
    >>> fingerprint("We listen.")
    '55908277334a512fe9ce8ead36e42a427855f0ced18571b3cdbac486fdeb4750'
    """
    return hashlib.sha256(canonical(text).encode("utf-8")).hexdigest()
