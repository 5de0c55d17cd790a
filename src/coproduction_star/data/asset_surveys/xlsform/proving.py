"""Ask pyxform whether Kobo and ODK would take a workbook.

pyxform finds lists that are not there and names that nothing has, each with its
row; it does not look into expressions, which ``expressions`` does.
"""

import re

from coproduction_star.data.errors import NotInstalled, Problem
from coproduction_star.methods.sentences import worded

ROW = re.compile(r"\[row : (\d+)\]\s*")


def complaints_of_pyxform(content: bytes, *, file: str) -> tuple[Problem, ...]:
    """Give what pyxform says against a workbook; nothing when it converts it.

    Raises
    ------
    NotInstalled
        When pyxform is not installed.
    """
    try:
        from pyxform.errors import PyXFormError
        from pyxform.xls2xform import convert
    except ImportError:
        raise NotInstalled("XLSForm needs one thing more: pip install 'coproduction-star[xlsform]'.") from None
    try:
        convert(content, validate=False, file_type=".xlsx")
    except PyXFormError as error:
        found = ROW.search(str(error))
        said = " ".join(ROW.sub("", str(error)).split())
        return (
            Problem(
                file, int(found[1]) if found else 1, "pyxform", f"{said.rstrip('.')}.", worded("Correct it there.")
            ),
        )
    return ()
