"""``coproduction-star``: one command, split into what works alone and what starts the web part."""

import argparse
import sys
from collections.abc import Sequence

from coproduction_star import __version__
from coproduction_star.data.errors import DataError
from coproduction_star.methods.errors import MethodError

from . import calculating, case_commands, survey_commands, unit_value_commands, web_commands
from .speaking import CommandRefused, complain, quiet_pipe, speak_utf8

DESCRIPTION = "The Co-production Star: the case bank, the methods and, with Django, the web part."


def make_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Put the commands of all modules together, as far as these arguments may ask for them."""
    parser = argparse.ArgumentParser(prog="coproduction-star", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"coproduction-star {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    case_commands.add(commands)
    calculating.add(commands, arguments)
    survey_commands.add(commands)
    unit_value_commands.add(commands)
    web_commands.add(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and say how it went: 0 done, 1 refused, 2 asked wrongly."""
    speak_utf8()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with quiet_pipe():
            return run(arguments)
    except CommandRefused as refusal:
        complain(str(refusal))
        return refusal.exit_code
    except (DataError, MethodError) as error:
        complain(str(error))
        return 1
    except BrokenPipeError:
        return 141
    except KeyboardInterrupt:
        return 130


def run(arguments: Sequence[str]) -> int:
    """Hand web commands on as they are, and everything else to its function."""
    if arguments and arguments[0] in web_commands.COMMANDS:
        return web_commands.start(arguments[0], arguments[1:])
    asked = make_parser(arguments).parse_args(arguments)
    code: int = asked.run(asked)
    return code


if __name__ == "__main__":
    sys.exit(main())
