"""Phone numbers, e-mails and the addresses of homes in somebody's words."""

import re

STREETS = (
    "street|st|road|rd|avenue|ave|lane|ln|close|drive|court|crescent|terrace|gardens|grove|mews|row|walk|way|square|"
    "heol|ffordd|stryd|lôn|rhodfa"
)
E_MAIL = re.compile(r"[^\s@,;()<>]+@[^\s@,;()<>]+\.[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?<![\d.])(?:\+|00|0)(?:[\s().-]*\d){9,14}(?!\d)")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
HOUSE = re.compile(
    rf"\b\d{{1,4}}[a-z]?,?\s+(?:(?:[A-Z][\w’'-]*\s+){{1,3}}(?i:{STREETS})|[\w’'-]+\s+(?i:{STREETS}))\b"
    rf"|\b(?i:flat|fflat)\s+\d+[a-z]?\b|\b\d{{1,4}}[a-z]?,?\s+(?i:heol|ffordd|stryd|lôn|rhodfa)\s+\w+"
)


def address_in(words: str) -> bool:
    """Whether there is a phone number, an e-mail, a postcode or a house address in the words."""
    return any(pattern.search(words) for pattern in (E_MAIL, PHONE, POSTCODE, HOUSE))
