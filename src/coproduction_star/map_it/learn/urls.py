from django.urls import path, re_path

from . import views

urlpatterns = [
    path("", views.front, name="front"),
    re_path(r"^star\.(?P<kind>svg|png|pptx)$", views.star_to_show, name="star_to_show"),
    path("what-is-co-production/", views.what_is, name="what_is"),
    path("what-is-co-production/<slug:slug>/", views.topic, name="topic"),
    path("what-is-in-it-for/<slug:group>/", views.in_it_for, name="in_it_for"),
    path("which-tool/", views.which_tool, name="which_tool"),
]
