"""The words beside a picture: the table it holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, row by row; the first cell of a row is its name."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def figure_columns(self) -> frozenset[int]:
        """The columns that hold figures only, to be set flush right."""
        columns = range(1, len(self.head))
        return frozenset(c for c in columns if all(_is_figure(row[c]) for row in self.rows))

    def as_text(self) -> str:
        """One line per row, for descriptions and slide notes."""
        lines = (" | ".join(cells) for cells in (self.head, *self.rows))
        return "\n".join([self.caption, *lines])


def _is_figure(cell: str) -> bool:
    return cell.lstrip("−").replace(",", "").replace(".", "").isdigit() or cell == "–"
