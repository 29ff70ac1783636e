"""Whose files are taken into memory? Those of somebody who has logged in.

The check for forged requests reads a form before anybody has been asked who they are: without this, forty megabytes
of a stranger would lie in memory for each request they care to send.
"""

from typing import IO, Any

from django.core.files.uploadhandler import MemoryFileUploadHandler


class WorkersFiles(MemoryFileUploadHandler):
    """Small enough (FILE_UPLOAD_MAX_MEMORY_SIZE) and of a worker: kept; anything else is read past and dropped."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - so named by Django
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
        user = getattr(self.request, "user", None)
        self.activated = self.activated and bool(user and user.is_authenticated)
