"""Ready packs for six roles: what the role is, on which conditions, and what it links to."""

from .loader import Check, InsuredBy, LoneWorking, RolePack, load_role_packs, role_pack, role_packs

__all__ = ["Check", "InsuredBy", "LoneWorking", "RolePack", "load_role_packs", "role_pack", "role_packs"]
