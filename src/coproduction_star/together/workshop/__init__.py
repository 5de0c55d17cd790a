"""Workshops: a room, a code, phones, paper, and what becomes of what people say."""
