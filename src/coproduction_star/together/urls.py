from django.urls import URLPattern, URLResolver, include, path

app_name = "together"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("coproduction_star.together.budgets.urls")),
    path("", include("coproduction_star.together.design_rounds.urls")),
    path("", include("coproduction_star.together.shifts.urls")),
    path("", include("coproduction_star.together.my_plan.urls")),
    path("", include("coproduction_star.together.visits.urls")),
    path("", include("coproduction_star.together.workshop.urls")),
]
