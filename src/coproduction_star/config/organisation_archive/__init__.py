"""One organisation out of an installation, as a documented file, and into another installation.

docs/reference/organisation-archive.md says what is in it.
"""

from .exporting import export
from .importing import bring_in

__all__ = ["bring_in", "export"]
