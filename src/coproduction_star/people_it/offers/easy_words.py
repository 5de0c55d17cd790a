"""The form of offers and wishes in Easy Read: the same questions, with a label and a hint in short words."""

from django.utils.translation import gettext_lazy as _

LEAD = (
    _("You can say what you can do for other people."),
    _("You can say what you would like."),
    _("You do not have to say your name."),
    _("Leave out what you like."),
    _("You can ask somebody to help you with this page."),
)
KIND = (_("Tick what it is"), "")
ABOUT = (_("Tick what it has to do with"), "")
HOLDING = {
    "place": (_("Where do you live?"), ""),
    "postcode": (_("Or write your postcode"), _("We only look up your place. We do not keep the postcode.")),
    "times": (_("When can you meet?"), _("Tick none if you can always meet.")),
    "travel": (_("Can you travel?"), ""),
    "languages": (_("What do you speak or sign?"), ""),
    "until": (_("What is the last day?"), _("Leave it empty if you do not know.")),
}
THINGS = HOLDING | {
    "can": (_("What can you do for others?"), _("For example: I can cook. I can mend a bike. I can go for walks.")),
    "can_kind": KIND,
    "can_tags": ABOUT,
    "conditions": (_("What is all right for you?"), _("We may have to check some things first, to keep people safe.")),
    "want": (_("What would you like?"), _("For example: I want to go for walks. I want to learn to swim.")),
    "want_kind": KIND,
    "want_tags": ABOUT,
    "to_learn": (_("I want to learn it"), ""),
}
REACHED = {
    "email": (_("Your e-mail"), ""),
    "phone": (_("Your phone number"), ""),
    "safe_channel": (
        _("How can we talk to you safely?"),
        _("Can somebody else see your post or your phone? Then choose what they cannot see."),
    ),
    "when_safe": (_("When can we talk to you safely?"), _("For example: on Monday before noon.")),
}
AGREED = (
    _("What may we do? Tick each one that is all right for you"),
    _("You can tick none. You can change it later."),
)
WHO = REACHED | {
    "name": (_("What is your name?"), _("You can leave it empty.")),
    "group": (_("What is your group called?"), _("Only if you speak for a group.")),
    "age": (_("How old are you?"), ""),
    "parent": (_("Are you a child? Then your mum, dad or carer writes their name here"), ""),
    "parent_agrees": (_("I am the mum, dad or carer. I say yes"), ""),
    "helper": (_("Do you help somebody with this page? Who are you?"), _("For example: her son.")),
    "agreed": AGREED,
}
ALL = (
    THINGS
    | WHO
    | {
        "worry": (
            _("I think somebody is being hurt, or is in danger"),
            _("Then we do not show this to others. One person reads it at once. Their job is to keep people safe."),
        )
    }
)
