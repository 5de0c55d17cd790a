from django.urls import path

from . import views

urlpatterns = [
    path(
        "o/<slug:organisation>/p/<slug:programme>/focus-it/sceptic/<uuid:initiative_id>/",
        views.sceptic,
        name="sceptic",
    ),
]
