"""How often somebody may begin: one address may be a library's, a school's or a whole estate's."""

from coproduction_star.voices.limits import Limit

BEGUN = (Limit("surveys-minute", 60, 60), Limit("surveys-hour", 1_200, 3_600))
