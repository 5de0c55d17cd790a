from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>"

urlpatterns = [
    path("o/<slug:organisation>/programmes/", views.programmes, name="programmes"),
    path("o/<slug:organisation>/programmes/new/", views.new_programme, name="new_programme"),
    path(f"{HERE}/about/", views.about, name="about"),
    path(f"{HERE}/outcomes/", views.outcomes, name="outcomes"),
    path(f"{HERE}/outcomes/add/", views.add_outcomes, name="add_outcomes"),
    path(f"{HERE}/outcomes/<uuid:outcome_id>/", views.outcome, name="outcome"),
    path(f"{HERE}/outcomes/<uuid:outcome_id>/move/", views.move_outcome, name="move_outcome"),
    path(f"{HERE}/outcomes/<uuid:outcome_id>/remove/", views.remove_outcome, name="remove_outcome"),
    path(f"{HERE}/outcomes/<uuid:outcome_id>/restore/", views.restore_outcome, name="restore_outcome"),
]
