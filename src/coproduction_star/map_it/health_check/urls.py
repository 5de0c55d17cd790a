from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/initiatives/<uuid:initiative_id>/health"

urlpatterns = [
    path(f"{HERE}/", views.health_check, name="health_check"),
    path(f"{HERE}/<uuid:check_id>/", views.health_result, name="health_result"),
    path(f"{HERE}/<uuid:check_id>/improve/", views.health_improve, name="health_improve"),
]
