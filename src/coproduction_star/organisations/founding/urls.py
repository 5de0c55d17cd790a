from django.urls import path

from . import views

urlpatterns = [
    path("organisations/new/", views.found, name="found"),
    path("o/<slug:organisation>/settings/", views.overview, name="settings"),
    path("o/<slug:organisation>/settings/details/", views.details, name="details"),
    path("o/<slug:organisation>/settings/election/", views.election, name="election"),
    path("o/<slug:organisation>/settings/safety/", views.safety, name="safety"),
]
