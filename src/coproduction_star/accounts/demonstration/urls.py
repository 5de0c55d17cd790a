from django.urls import path

from . import views

app_name = "demonstration"
urlpatterns = [path("", views.people, name="people"), path("<slug:key>/", views.enter, name="enter")]
