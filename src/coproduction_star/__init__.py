"""The Co-production Star as software: an independent implementation of the Co-production Star approach."""

__version__ = "0.1.0"
