from django.urls import path

from . import lifecycle, views

HERE = "o/<slug:organisation>/p/<slug:programme>"

urlpatterns = [
    path("o/<slug:organisation>/programmes/", views.programmes, name="programmes"),
    path("o/<slug:organisation>/programmes/new/", views.new_programme, name="new_programme"),
    path(f"{HERE}/about/", views.about, name="about"),
    path(f"{HERE}/settings/", lifecycle.settings, name="settings"),
    path(f"{HERE}/benefits/", lifecycle.benefits, name="benefits"),
    path(f"{HERE}/close/", lifecycle.close, name="close"),
    path(f"{HERE}/reopen/", lifecycle.reopen, name="reopen"),
    path(f"{HERE}/archive/", lifecycle.archive, name="archive"),
    path(f"{HERE}/unarchive/", lifecycle.unarchive, name="unarchive"),
    path(f"{HERE}/outcomes/", views.outcomes, name="outcomes"),
    path(f"{HERE}/outcomes/add/", views.add_outcomes, name="add_outcomes"),
    path(f"{HERE}/outcomes/<uuid:outcome_id>/", views.outcome, name="outcome"),
    path(f"{HERE}/outcomes/<uuid:outcome_id>/move/", views.move_outcome, name="move_outcome"),
    path(f"{HERE}/outcomes/<uuid:outcome_id>/remove/", views.remove_outcome, name="remove_outcome"),
    path(f"{HERE}/outcomes/<uuid:outcome_id>/restore/", views.restore_outcome, name="restore_outcome"),
]
