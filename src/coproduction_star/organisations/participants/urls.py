from django.urls import path

from . import views

EVERYONE = "o/<slug:organisation>/people/everyone/"
urlpatterns = [
    path(EVERYONE, views.everyone, name="participants"),
    path(f"{EVERYONE}add/", views.add, name="add_participant"),
    path(f"{EVERYONE}duplicates/", views.duplicates, name="duplicates"),
    path(f"{EVERYONE}<uuid:participant>/", views.person, name="participant"),
    path(f"{EVERYONE}<uuid:participant>/merge/<uuid:other>/", views.merge, name="merge"),
]
