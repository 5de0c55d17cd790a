from django.urls import path

from . import views

urlpatterns = [
    path("me/", views.for_me, name="for_me"),
    path("me/looked/", views.looked, name="looked"),
]
