from django.urls import path

from . import views

app_name = "config"
urlpatterns = [
    path("", views.reference, name="api_reference"),
    path("v1/openapi.json", views.openapi, name="openapi"),
]
