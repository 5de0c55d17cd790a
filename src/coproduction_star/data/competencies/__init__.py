"""What people need to be able to do to work together: thirteen skills, four levels, and what each role aims at."""

from .loader import SOURCES, Competency, Level, RoleProfile, competencies, target

__all__ = ["SOURCES", "Competency", "Level", "RoleProfile", "competencies", "target"]
