from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/initiatives/<uuid:initiative_id>"

urlpatterns = [
    path(f"{HERE}/join/", views.join, name="join"),
    path(f"{HERE}/join/<uuid:other_id>/", views.join_these, name="join_these"),
    path(f"{HERE}/part/<uuid:joining_id>/", views.part, name="part"),
    path(f"{HERE}/split/", views.split, name="split"),
]
