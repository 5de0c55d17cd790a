"""Seal what is said of somebody's skills, so that neither an export nor a backup shows it."""

from coproduction_star.ui.sealing import Seal, Unreadable

__all__ = ["Unreadable", "seal", "sealed_anew", "unseal"]
_SEAL = Seal("coproduction_star.grow_it.competencies")
seal, unseal, sealed_anew = _SEAL.seal, _SEAL.unseal, _SEAL.sealed_anew
