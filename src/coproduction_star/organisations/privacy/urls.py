from django.urls import path

from . import views

urlpatterns = [
    path("privacy/", views.privacy, name="privacy"),
    path("cookies/", views.cookies, name="cookies"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("o/<slug:organisation>/people/roles/", views.roles, name="roles"),
    path("o/<slug:organisation>/privacy/processing/", views.processing, name="processing"),
]
