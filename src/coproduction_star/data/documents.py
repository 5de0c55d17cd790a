"""YAML read so that every complaint can name its line.

The C parser gives nodes with their marks; the plain data is built from the
same nodes, so a file is parsed once and lines cost nothing until something is
wrong.
"""

import re
from typing import Any

import yaml

from coproduction_star.methods.sentences import worded

from .errors import Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: slower by ten, otherwise the same.
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # the same interface

NUMBER = worded("a number")
TYPE_NAMES: dict[type, str] = {
    dict: worded("a set of keys"), list: worded("a list"), str: worded("text"), bool: worded("true or false"),
    int: NUMBER, float: NUMBER,
}  # fmt: skip
LONGEST_FILE = 200_000
MOST_BRACKETS = 1_000
NESTED_ON_ONE_LINE = re.compile(r"^\s*(?:[-?]\s+){5}", re.MULTILINE)
WHOLE_FILE = "whole file"
TEXT_TAG, NULL_TAG = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions (from 0)."""


class Complaints:
    """What is wrong with some content, each with its place."""

    __slots__ = ("file", "problems")

    def __init__(self, *, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def complain(self, path: Path, what: str, remedy: str) -> None:
        """Note a problem at a path."""
        self.problems.append(Problem(self.file, self.line(path), field_name(path), what, remedy))

    def line(self, path: Path) -> int:
        """Find the line a path stands on; data without lines is all on line 1."""
        return 1


class Document(Complaints):
    """One YAML file: its data, its lines and the problems found so far."""

    __slots__ = ("_root", "data")

    def __init__(self, text: str, *, file: str) -> None:
        super().__init__(file=file)
        self.data: Any = None
        self._root: yaml.Node | None = None
        if self._refuse_monsters(text):
            return
        self._refuse_tabs(text)
        self._compose(text.replace("\t", "  ") if self.problems else text)

    def line(self, path: Path) -> int:
        """Find the line a path stands on, or the nearest line above it."""
        line, node = 1, self._root
        for part in path:
            found = _step(node, part)
            if found is None:
                break
            line, node = found
        return line

    def _whole(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, line, WHOLE_FILE, what, remedy))

    def _refuse_monsters(self, text: str) -> bool:
        """Refuse what would crash the C parser: it has no limit of its own on lists in lists in lists."""
        if len(text) > LONGEST_FILE:
            self._whole(1, f"The file has {len(text):,} characters.", f"Keep it under {LONGEST_FILE:,}.")
        elif text.count("[") + text.count("{") > MOST_BRACKETS or NESTED_ON_ONE_LINE.search(text):
            self._whole(1, "There are lists inside lists inside lists.", "Write one list at a time.")
        return bool(self.problems)

    def _refuse_tabs(self, text: str) -> None:
        if "\t" not in text:
            return
        for number, line in enumerate(text.split("\n"), start=1):
            if "\t" in line:
                self._whole(number, "There is a tab on this line.", "Put spaces in its place.")

    def _compose(self, text: str) -> None:
        try:
            loader = _Loader(text)
            try:
                self._root = loader.get_single_node()
                if self._root is not None:
                    self.data = self._plain(self._root, loader, set())
            finally:
                loader.dispose()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self._whole(
                mark.line + 1 if mark else 1,
                f"This is not YAML: {_reason(error)}.",
                "Check the indent, the colons and the quotes here and on the line above.",
            )
        except (UnicodeError, RecursionError) as error:
            self._whole(1, f"The text cannot be read: {error}.", "Save it as plain UTF-8 text.")

    def _plain(self, node: yaml.Node, loader: Any, met: set[int]) -> Any:
        """Build plain data; refuse keys written twice and aliases, both of which YAML lets through in silence."""
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == TEXT_TAG else self._plain_scalar(node, loader)
        if id(node) in met:
            self._whole(node.start_mark.line + 1, "An alias (*) repeats this.", "Write the text out twice.")
            return None
        met.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item, loader, met) for item in node.value]
        return self._plain_mapping(node, loader, met)

    def _plain_scalar(self, node: yaml.ScalarNode, loader: Any) -> Any:
        if node.tag == NULL_TAG:
            return None
        try:
            return loader.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            self._whole(node.start_mark.line + 1, f"A value cannot be read: {error}.", "Put it in double quotes.")
            return None

    def _plain_mapping(self, node: yaml.Node, loader: Any, met: set[int]) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "a list as a key"
            if name in data:
                line = key.start_mark.line + 1
                self.problems.append(Problem(self.file, line, name, "The key is there twice.", "Keep one of the two."))
                continue
            data[name] = self._plain(value, loader, met)
        return data


def _step(node: yaml.Node | None, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item.start_mark.line + 1, item
    return None


def _reason(error: yaml.YAMLError) -> str:
    words = getattr(error, "problem", None) or str(error).splitlines()[0]
    return str(words).rstrip(".")


def field_name(path: Path) -> str:
    """Name a path for people: ``results 3, unit`` (lists count from 1)."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f" {part + 1}"
        else:
            name += f", {part}" if name else part
    return name or WHOLE_FILE


def kind_name(value: object) -> str:
    """Say in plain words what kind of value YAML made of something."""
    if value is None:
        return worded("nothing")
    return TYPE_NAMES.get(type(value), f"a {type(value).__name__}")
