from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/copy/"
urlpatterns = [
    path(HERE, views.copy_programme, name="copy_programme"),
    path(f"{HERE}done/", views.copied_programme, name="copied_programme"),
]
