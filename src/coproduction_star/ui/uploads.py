"""A file that is too large is not kept while it comes: neither in memory nor on the disk."""

import re
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

MOST_BYTES = 10 * 1024 * 1024
_larger: list[tuple[re.Pattern[str], int]] = []
SPARE = 1024 * 1024
"""For the rest of the form around the file."""


def allow_larger(path: str, most_bytes: int) -> None:
    """At addresses of this pattern a file may be larger than elsewhere."""
    _larger.append((re.compile(path), most_bytes))


def most_bytes_at(path: str) -> int:
    return next((most for pattern, most in _larger if pattern.fullmatch(path)), MOST_BYTES)


class TooLargeHandler(FileUploadHandler):
    """Looks at the length that the browser announces. The form then sees the size and none of the content."""

    _too_large = 0

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_: Any, **__: Any) -> None:  # noqa: N803 - Django's names
        most = most_bytes_at(META.get("PATH_INFO", "")) + SPARE
        self._too_large = content_length if content_length > most else 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self._too_large:
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return None if self._too_large else raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self._too_large:
            return None
        return UploadedFile(
            file=BytesIO(), name=self.file_name, content_type=self.content_type, size=self._too_large,
            charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip
