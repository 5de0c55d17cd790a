from django.urls import path

from . import views

app_name = "cards"
urlpatterns = [
    path("", views.enter, name="enter"),
    path("new/", views.new, name="new"),
    path("show/", views.show, name="show"),
]
