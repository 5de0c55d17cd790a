from django.urls import path

from . import views

urlpatterns = [path("o/<slug:organisation>/search/", views.search, name="search")]
