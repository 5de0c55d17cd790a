"""SVG to PNG with the fonts we ship, so that every machine draws the same letters."""

from pathlib import Path

FONTS = Path(__file__).parents[1] / "static" / "ui" / "built"
FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
FAMILY = "DejaVu Sans"


class NoFonts(RuntimeError):
    """The fonts for pictures have not been built."""


def as_png(svg: str, *, scale: float = 2) -> bytes:
    """Draw an SVG at ``scale`` times its size."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_files=font_files(),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )


def font_files() -> list[str]:
    """Return the two faces, or say how to get them: without them every word would be missing."""
    missing = [face for face in FACES if not (FONTS / face).is_file()]
    if missing:
        raise NoFonts(f"The fonts for pictures are missing ({', '.join(missing)}): run `make static` and try again.")
    return [str(FONTS / face) for face in FACES]
