from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/stopped/"
ONE = f"{HERE}<uuid:stopped_id>/"
OUTSIDE = "in/<slug:organisation>/<slug:programme>/stopped/"
urlpatterns = [
    path(HERE, views.stopped, name="stopped"),
    path(f"{HERE}stopped.csv", views.stopped_csv, name="stopped_csv"),
    path(f"{HERE}new/", views.new_stopped, name="new_stopped"),
    path(f"{ONE}change/", views.change_stopped, name="change_stopped"),
    path(f"{ONE}approve/", views.approve_stopped, name="approve_stopped"),
    path(f"{ONE}hide/", views.hide_stopped, name="hide_stopped"),
    path(f"{ONE}remove/", views.remove_stopped, name="remove_stopped"),
    path(f"{ONE}restore/", views.restore_stopped, name="restore_stopped"),
    path(OUTSIDE, views.public_stopped, name="public_stopped"),
    path(f"{OUTSIDE}stopped.csv", views.public_stopped_csv, name="public_stopped_csv"),
]
