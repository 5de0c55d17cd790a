"""What the forms of a programme say about the people in them."""

from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

WRITTEN_HERE = PrivacyNotice(
    purpose=_("So that everyone here can see what is planned and why, and who wrote it down."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in this programme. Anyone reads what you publish, without your name. Name nobody."),
    kept_for=_("As long as the programme."),
)
CLOSING = PrivacyNotice(
    purpose=_("So that people who gave their time learn what came of it."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone who took part is told. Anyone reads it once the programme has a public page. Name nobody."),
    kept_for=_("As long as the programme."),
)
GIVING_A_ROLE = PrivacyNotice(
    purpose=_("So that each person can do here what they are asked to do, and nothing more."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in this programme sees who has which role."),
    kept_for=_("Until the role is taken away. That it was given and taken stays in the list of who did what."),
)
PARTNERS = PrivacyNotice(
    purpose=_("So that it is clear under which agreement a partner’s people take part, and until when."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in this programme. Write the name of the organisation, not of a person."),
    kept_for=_("As long as the programme."),
)
