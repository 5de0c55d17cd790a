"""Static files under names that change with what is in them, so that browsers may keep them for ever."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import find, get_finders
from django.contrib.staticfiles.storage import ManifestFilesMixin
from django.core.management import call_command
from django.core.management.base import CommandError
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Our scripts import each other by their hashed names too; libraries' scripts are left as they came."""

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "ui/*.js",
        ManifestFilesMixin._js_module_import_aggregation_patterns[1],
    )


def collect_if_changed() -> bool:
    """Copy the files that the packages bring to where they are served from, when any has changed."""
    if find("ui/built/app.css") is None:
        raise CommandError("The stylesheet is not built. In a clone of the source: make static")
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    fingerprint = _fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(fingerprint)
    return True


def _fingerprint() -> str:
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            found.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return found.hexdigest()
