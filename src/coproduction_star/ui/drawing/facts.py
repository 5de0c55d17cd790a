"""The words beside a picture: the table it holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, row by row; the first cell of a row is its name."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """One line per row, for descriptions and slide notes."""
        lines = (" | ".join(cells) for cells in (self.head, *self.rows))
        return "\n".join([self.caption, *lines])
