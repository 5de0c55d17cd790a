from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/decisions/<uuid:decision_id>/duties"

urlpatterns = [
    path(f"{HERE}/", views.decision_duties, name="decision_duties"),
    path(f"{HERE}/annex.docx", views.duties_annex, name="duties_annex"),
    path(f"{HERE}/<slug:duty>/", views.answer_duty, name="answer_duty"),
]
