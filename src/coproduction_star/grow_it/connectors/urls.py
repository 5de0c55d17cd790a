from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/connectors/"
ONE = f"{HERE}<uuid:connector_id>/"
urlpatterns = [
    path(HERE, views.connectors, name="connectors"),
    path(f"{HERE}new/", views.new_connector, name="new_connector"),
    path(f"{HERE}scrutiny/", views.scrutiny, name="scrutiny"),
    path(f"{HERE}connectors.csv", views.connectors_csv, name="connectors_csv"),
    path(f"{ONE}change/", views.change_connector, name="change_connector"),
    path(f"{ONE}remove/", views.remove_connector, name="remove_connector"),
    path(f"{ONE}restore/", views.restore_connector, name="restore_connector"),
]
