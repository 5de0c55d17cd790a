from django.urls import path

from . import views

urlpatterns = [
    path("", views.front, name="front"),
    path("what-is-co-production/", views.what_is, name="what_is"),
    path("what-is-co-production/<slug:slug>/", views.topic, name="topic"),
    path("what-is-in-it-for/<slug:group>/", views.in_it_for, name="in_it_for"),
    path("which-tool/", views.which_tool, name="which_tool"),
]
