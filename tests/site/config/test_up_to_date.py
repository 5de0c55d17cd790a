"""A command that finds no tables, or those of an earlier release, says what to do and does nothing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

Fresh = Callable[..., AbstractContextManager[None]]
COMMANDS = (["backup", "new.star"], ["admin", "you@example.org"], ["worker"], ["hourly"], ["daily"])


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_an_empty_database_is_refused_in_words(
    fresh: Fresh, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with fresh("empty", tables=False), pytest.raises(CommandError, match="start it, then try again"):
        call_command(*words)
    assert not (tmp_path / "new.star").exists()


def test_a_database_that_is_up_to_date_is_backed_up(
    fresh: Fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with fresh("full"):
        call_command("backup", "new.star", verbosity=0)
    assert (tmp_path / "new.star").exists()
