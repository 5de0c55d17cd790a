from django.urls import path

from . import views

urlpatterns = [
    path("o/<slug:organisation>/audit/", views.audit, name="audit"),
    path("o/<slug:organisation>/audit/events.csv", views.audit_csv, name="audit_csv"),
]
