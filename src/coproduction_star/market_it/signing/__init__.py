"""Signing a charter in four ways: with an account, by a link, on one device in a room, and on paper."""
