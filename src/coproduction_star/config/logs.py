"""Logs as events, one JSON object a line: what happened, in which request, for which organisation; never who.

Somebody who signs in is told by a mark (accounts/security_log.py).
"""

import logging
import sys
from typing import Any

import structlog

SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure(*, level: str, for_people: bool) -> dict[str, Any]:
    """Set structlog up and give Django's LOGGING that sends every library's records the same way."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"events": {"()": formatter, "for_people": for_people}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "events"}},
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            # Django's own line for every 404 would repeat the address, which may hold a token.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "gunicorn.error": {"level": "WARNING"},
        },
    }


def formatter(*, for_people: bool) -> logging.Formatter:
    last = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if for_people
        else structlog.processors.JSONRenderer(sort_keys=True)
    )
    problems = [] if for_people else [structlog.processors.dict_tracebacks]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *problems, last],
    )
