from django.urls import path

from . import views

PARENTS = "o/<slug:organisation>/p/<slug:programme>/people-it/parents/"
urlpatterns = [
    path("in/<slug:organisation>/parents/slip/", views.parent_slip, name="parent_slip"),
    path(PARENTS, views.parents, name="parents"),
    path(f"{PARENTS}<slug:consent_kind>/<uuid:consent_id>/", views.parent_takes_back, name="parent_takes_back"),
]
