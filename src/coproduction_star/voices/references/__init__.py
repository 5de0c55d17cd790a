"""Four plain words with which somebody without an account follows what they told us.

The words are kept nowhere. A keyed hash recognises them, so a stolen table gives no words.
"""

import hashlib
import hmac
import secrets

from django.conf import settings

from coproduction_star.data.reference_words import reference_words

LENGTH = 4
_SALT = b"coproduction_star.voices.references"


def new_reference() -> str:
    """Four words drawn at random, such as `apple-river-lamp-garden`."""
    return "-".join(secrets.choice(reference_words()) for _ in range(LENGTH))


def reference_from(seed: str) -> str:
    """Four words made from a seed nobody can guess, so that they can be shown again without being kept.

    Keyed with the server's secret: who has the seed and not the secret does not have the words.
    """
    number = int.from_bytes(_mac(f"words|{seed}", settings.SECRET_KEY), "big")
    words = reference_words()
    chosen = []
    for _place in range(LENGTH):
        number, index = divmod(number, len(words))
        chosen.append(words[index])
    return "-".join(chosen)


def normal(words: str) -> str:
    """What counts of the words as somebody typed them: their letters, whatever stands between."""
    return "".join(letter for letter in words.lower() if "a" <= letter <= "z")


def hash_of(words: str) -> str:
    """What is kept of a reference."""
    return _mac(f"kept|{normal(words)}", settings.SECRET_KEY).hex()


def hashes_of(words: str) -> tuple[str, ...]:
    """The same under the key of now and those of before, for looking up."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return tuple(_mac(f"kept|{normal(words)}", key).hex() for key in keys)


def unknown_words(words: str) -> tuple[str, ...]:
    """Of what somebody typed, the words that are in no reference: a slip of the pen, most likely."""
    known = set(reference_words())
    typed = "".join(letter if letter.isalpha() else " " for letter in words.lower()).split()
    return tuple(word for word in typed if word not in known)[:LENGTH]


def _mac(text: str, key: str) -> bytes:
    return hmac.new(_SALT + key.encode(), text.encode(), hashlib.sha256).digest()
