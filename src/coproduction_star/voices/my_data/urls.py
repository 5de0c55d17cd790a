from django.urls import path

from . import views

urlpatterns = [
    path("me/data/", views.my_data, name="my_data"),
    path("me/data/copy.zip", views.copy, name="copy"),
    path("o/<slug:organisation>/people/everyone/<uuid:participant>/erase/", views.erase_person, name="erase_person"),
    path("me/data/erase/", views.erase, name="erase"),
]
