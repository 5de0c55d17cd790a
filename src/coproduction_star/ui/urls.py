from django.urls import include, path

from . import views

app_name = "ui"
urlpatterns = [
    path("language/<str:code>/", views.language, name="language"),
    path("", include("coproduction_star.ui.gallery.urls")),
]
