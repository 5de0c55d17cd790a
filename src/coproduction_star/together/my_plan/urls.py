from django.urls import path

from . import views

urlpatterns = [
    path("o/<slug:organisation>/p/<slug:programme>/together/my-plan/", views.my_plan, name="my_plan"),
    path("in/<slug:organisation>/<slug:programme>/my-plan/", views.public_my_plan, name="public_my_plan"),
]
