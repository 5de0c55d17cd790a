from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [path("language/<str:code>/", views.language, name="language")]
