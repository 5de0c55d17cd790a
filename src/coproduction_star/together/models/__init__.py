"""What Together keeps."""

__all__: list[str] = []
