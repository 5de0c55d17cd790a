from django.urls import include, path

from . import views
from .resilience.views import typed

app_name = "ui"
urlpatterns = [
    path("language/<str:code>/", views.language, name="language"),
    path("typed/", typed, name="typed"),
    path("", include("coproduction_star.ui.gallery.urls")),
]
