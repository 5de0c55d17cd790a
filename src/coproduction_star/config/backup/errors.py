"""What can go wrong with an archive; each message says what to do."""


class BackupError(Exception):
    """Nothing was changed, and the message says why."""


class DamagedArchive(BackupError):
    """Not every byte is as it was written."""


class NewerArchive(BackupError):
    """A later release made it."""


class NotEmpty(BackupError):
    """Somebody's data is there already."""


class Locked(BackupError):
    """It is sealed, and no key here opens it."""
