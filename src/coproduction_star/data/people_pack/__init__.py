"""Words for hiring, welcoming and looking back: for each role and each skill."""

from .loader import ForRole, ForSkill, for_roles, for_skills

__all__ = ["ForRole", "ForSkill", "for_roles", "for_skills"]
