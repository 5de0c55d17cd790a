import rules

from coproduction_star.journeys.rules import is_open
from coproduction_star.organisations.roles import Verb
from coproduction_star.organisations.rules import may

from .permissions import Permission

rules.add_perm(Permission.SEE_INDICATORS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_INDICATORS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.WRITE_FIGURES, may(Verb.EDIT) & is_open)
# Whoever approves answers for the figure, so it takes somebody who decides.
rules.add_perm(Permission.APPROVE_FIGURES, may(Verb.DECIDE) & is_open)
# Those who live with the outcome say whether a figure rings true: everybody who takes part may.
rules.add_perm(Permission.SAY_OF_FIGURES, (may(Verb.RATE) | may(Verb.EDIT)) & is_open)
# Figures name nobody: whoever may see them may take them away.
rules.add_perm(Permission.EXPORT_FIGURES, may(Verb.SEE))
# Whoever keeps figures or takes them away may look what they say; the result stands beside the measure.
rules.add_perm(Permission.EVALUATE, (may(Verb.EDIT) | may(Verb.EXPORT)) & is_open)
rules.add_perm(Permission.SEE_ASSESSMENTS, may(Verb.SEE))
# A mixed group answers: everybody who takes part in the programme has a view of it.
rules.add_perm(Permission.ANSWER_ASSESSMENT, may(Verb.SEE) & is_open)
rules.add_perm(Permission.KEEP_ASSESSMENTS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_GOVERNANCE, may(Verb.SEE))
rules.add_perm(Permission.KEEP_GOVERNANCE, may(Verb.EDIT) & is_open)
# Whoever adopts a layout answers for it: it is a decision of the programme.
rules.add_perm(Permission.ADOPT_LAYOUT, may(Verb.DECIDE) & is_open)
# A frozen business case can be read by everybody in the programme, and so can what came of it.
rules.add_perm(Permission.SEE_OUTTURN, may(Verb.SEE))
rules.add_perm(Permission.KEEP_OUTTURN, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_CONNECTORS, may(Verb.SEE))
rules.add_perm(Permission.KEEP_CONNECTORS, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.SEE_PRE_START, may(Verb.SEE))
# What is settled before the start is settled by everybody who takes part.
rules.add_perm(Permission.SETTLE, (may(Verb.RATE) | may(Verb.EDIT)) & is_open)
# The skills themselves, and how many are at each level: never one person's.
rules.add_perm(Permission.SEE_SKILLS, may(Verb.SEE))
# Everybody keeps their own, and only their own: no role reads another's. It stays theirs when a programme is closed.
rules.add_perm(Permission.KEEP_OWN_SKILLS, may(Verb.SEE))
rules.add_perm(Permission.RECOGNISE, (may(Verb.RATE) | may(Verb.EDIT)) & is_open)
# A choice of figures shows only what everybody would see, after the rule of small numbers.
rules.add_perm(Permission.SEE_PUBLISHING, may(Verb.SEE))
rules.add_perm(Permission.KEEP_PUBLISHING, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.PUBLISH_FIGURES, may(Verb.PUBLISH) & is_open)
rules.add_perm(Permission.SEE_CASES, may(Verb.SEE))
rules.add_perm(Permission.WRITE_CASE, may(Verb.EDIT) & is_open)
# An editor publishes what somebody else wrote; the service sees to that.
rules.add_perm(Permission.CHECK_CASE, may(Verb.PUBLISH) & is_open)
rules.add_perm(Permission.SEE_STOPPED, may(Verb.SEE))
rules.add_perm(Permission.WRITE_STOPPED, may(Verb.EDIT) & is_open)
# What is said to have been freed is answered for by somebody who decides.
rules.add_perm(Permission.APPROVE_STOPPED, may(Verb.DECIDE) & is_open)
rules.add_perm(Permission.SEE_SPREAD, may(Verb.SEE))
rules.add_perm(Permission.KEEP_SPREAD, may(Verb.EDIT) & is_open)
rules.add_perm(Permission.ANNOUNCE_ROADSHOW, may(Verb.PUBLISH) & is_open)
