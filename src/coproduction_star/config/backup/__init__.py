"""One archive of everything, the same from SQLite and from PostgreSQL, made and read without any dump tool.

A zip file: `tables/<app>.<model>.jsonl` with one row a line, `files/…` as they
were uploaded, and `manifest.json`, written last, with the release, the
migrations, and for every entry its number of rows and its SHA-256.
"""

from .errors import BackupError
from .restoring import restore
from .verifying import verify
from .writing import back_up

__all__ = ["BackupError", "back_up", "restore", "verify"]
