from django.urls import path

from . import views

app_name = "second_factor"
urlpatterns = [path("needed/", views.needed, name="needed")]
