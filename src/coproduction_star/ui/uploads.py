"""A file that is too large is not kept while it comes: neither in memory nor on the disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

MOST_BYTES = 10 * 1024 * 1024
SPARE = 1024 * 1024
"""For the rest of the form around the file."""


class TooLargeHandler(FileUploadHandler):
    """Looks at the length that the browser announces. The form then sees the size and none of the content."""

    _too_large = 0

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_: Any, **__: Any) -> None:  # noqa: N803 - Django's names
        self._too_large = content_length if content_length > MOST_BYTES + SPARE else 0

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
