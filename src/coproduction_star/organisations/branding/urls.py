from django.urls import path

from . import views

urlpatterns = [
    path("o/<slug:organisation>/settings/look/", views.look, name="look"),
    path("in/<slug:organisation>/brand.css", views.stylesheet, name="brand"),
    path("in/<slug:organisation>/logo.png", views.logo, name="logo"),
]
