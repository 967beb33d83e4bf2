"""What can go wrong in a way a user can mend: one clear line that says what, where and what to do; exit code 2."""


class ClaimsError(Exception):
    """Base of all errors that end a command with exit code 2; the message is one line."""


class SettingsError(ClaimsError):
    """``claims.yaml`` (or an option) is not usable."""


class LedgerError(ClaimsError):
    """The reviews in ``claims.yaml`` cannot be read or written."""


class ReadingError(ClaimsError):
    """No readable article, or one that cannot be read."""


class ModelError(ClaimsError):
    """A model is missing or is not what it should be."""
