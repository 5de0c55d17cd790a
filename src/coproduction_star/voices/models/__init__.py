"""What people say and do, with or without an account."""

from .contribution import AnswerKind, Channel, Contribution, Kind, Listening, Refusal, State
from .on_a_record import Attachment, Comment, OnARecord
from .paper import PaperSlip

__all__ = [
    "AnswerKind",
    "Attachment",
    "Channel",
    "Comment",
    "Contribution",
    "Kind",
    "Listening",
    "OnARecord",
    "PaperSlip",
    "Refusal",
    "State",
]
