from django.urls import URLPattern, URLResolver, include, path

HERE = "coproduction_star.journeys"
app_name = "journeys"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{HERE}.programmes.urls")),
    path("", include(f"{HERE}.star.urls")),
]
