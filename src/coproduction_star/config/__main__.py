"""`python -m coproduction_star.config COMMAND …`: what `coproduction-star` starts for the web part."""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from .launch import ALIASES, prepare_environment


def main(words: list[str]) -> None:
    try:
        words = [*ALIASES.get(words[0], words[:1]), *words[1:]]
        prepare_environment(words)
        execute_from_command_line(["coproduction-star", *words])
    except ImproperlyConfigured as reason:
        sys.exit(f"The Co-production Star cannot start.\n{reason}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["help"])
