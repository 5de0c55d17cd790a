"""Agendas to begin a workshop from, written by us."""

from .loader import Agenda, AgendaItem, agenda, agendas, load_agendas

__all__ = ["Agenda", "AgendaItem", "agenda", "agendas", "load_agendas"]
