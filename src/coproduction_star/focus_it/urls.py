from django.urls import include, path

app_name = "focus_it"
urlpatterns = [
    path("", include("coproduction_star.focus_it.business_case.urls")),
    path("", include("coproduction_star.focus_it.critical_friends.urls")),
    path("", include("coproduction_star.focus_it.impact_matrix.urls")),
    path("", include("coproduction_star.focus_it.sceptic.urls")),
    path("", include("coproduction_star.focus_it.theory_of_change.urls")),
    path("", include("coproduction_star.focus_it.weighted_criteria.urls")),
]
