from django.urls import URLPattern, URLResolver, include, path

FEATURES = (
    "organisation_star", "places", "programmes", "starting", "people", "initiatives", "decisions", "duties",
    "commissioning", "searching", "copying", "handing", "personal", "star",
)  # fmt: skip
app_name = "journeys"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"coproduction_star.journeys.{feature}.urls")) for feature in FEATURES
]
