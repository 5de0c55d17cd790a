from django.urls import include, path

app_name = "map_it"
urlpatterns = [
    path("", include("coproduction_star.map_it.learn.urls")),
    path("", include("coproduction_star.map_it.cases.urls")),
    path("", include("coproduction_star.map_it.explorer.urls")),
    path("", include("coproduction_star.map_it.front_door.urls")),
    path("", include("coproduction_star.map_it.importing.urls")),
    path("", include("coproduction_star.map_it.just_start.urls")),
    path("", include("coproduction_star.map_it.stories.urls")),
    path("", include("coproduction_star.map_it.register.urls")),
    path("", include("coproduction_star.map_it.health_check.urls")),
]
