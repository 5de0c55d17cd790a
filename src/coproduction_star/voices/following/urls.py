from django.urls import path

from . import views

urlpatterns = [
    path("r/", views.follow, name="follow"),
    path("r/yours/", views.yours, name="yours"),
    path("r/yours/change/", views.correct, name="correct"),
    path("r/yours/take-back/", views.withdraw, name="withdraw"),
    path("r/yours/look-again/", views.appeal, name="appeal"),
    path("r/close/", views.stop_following, name="stop_following"),
]
