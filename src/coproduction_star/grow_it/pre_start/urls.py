from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/before-you-begin/"
urlpatterns = [
    path(HERE, views.pre_start, name="pre_start"),
    path(f"{HERE}<slug:topic>/", views.settle, name="settle"),
]
