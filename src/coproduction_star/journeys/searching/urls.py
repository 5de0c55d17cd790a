from django.urls import path

from . import views

urlpatterns = [
    path("o/<slug:organisation>/search/", views.search, name="search"),
    path("o/<slug:organisation>/p/<slug:programme>/search/", views.search_programme, name="search_programme"),
]
