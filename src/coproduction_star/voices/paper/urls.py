from django.urls import path

from . import views

TEAM = "o/<slug:organisation>/p/<slug:programme>/said/"
urlpatterns = [
    path("in/<slug:organisation>/<slug:programme>/tell-us/<slug:kind>/paper/", views.paper, name="paper"),
    path(f"{TEAM}enter/", views.enter, name="enter"),
    path(f"{TEAM}enter/<slug:kind>/", views.type_in, name="type_in"),
    path(f"{TEAM}entered/<uuid:contribution>/", views.entered, name="entered"),
    path(f"{TEAM}script/<slug:kind>/", views.script, name="script"),
]
