from django.urls import include, path

app_name = "organisations"
urlpatterns = [
    path("", include("coproduction_star.organisations.founding.urls")),
    path("", include("coproduction_star.organisations.members.urls")),
    path("", include("coproduction_star.organisations.branding.urls")),
    path("", include("coproduction_star.organisations.invitations.urls")),
    path("", include("coproduction_star.organisations.participants.urls")),
    path("", include("coproduction_star.organisations.audit_trail.urls")),
    path("", include("coproduction_star.organisations.privacy.urls")),
]
