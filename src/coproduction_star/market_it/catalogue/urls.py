from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/own-lists"
LIST = f"{HERE}/<slug:listed>"
ONE = f"{HERE}/one/<uuid:own_id>"

urlpatterns = [
    path(f"{ONE}/change/", views.change_own, name="change_own"),
    path(f"{ONE}/retire/", views.retire_own, name="retire_own"),
    path(f"{ONE}/restore/", views.restore_own, name="restore_own"),
    path(f"{LIST}/", views.own_list, name="own_list"),
    path(f"{LIST}/new/", views.new_own, name="new_own"),
    path(f"{LIST}/list.csv", views.own_list_csv, name="own_list_csv"),
    path(f"{LIST}/file/", views.bring_own, name="bring_own"),
    path(f"{LIST}/file/<uuid:brought>/take-back/", views.take_back_own, name="take_back_own"),
]
