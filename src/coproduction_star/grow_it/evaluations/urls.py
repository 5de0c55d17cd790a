from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/evaluations/"
ONE = f"{HERE}<uuid:evaluation_id>/"
urlpatterns = [
    path(HERE, views.evaluations, name="evaluations"),
    path(f"{HERE}new/<uuid:indicator_id>/", views.new_evaluation, name="new_evaluation"),
    path(ONE, views.evaluation, name="evaluation"),
    path(f"{ONE}evaluation.docx", views.evaluation_word, name="evaluation_word"),
    path(f"{ONE}evaluation.pdf", views.evaluation_pdf, name="evaluation_pdf"),
    path(f"{ONE}evaluation.xlsx", views.evaluation_workbook, name="evaluation_workbook"),
    path(f"{ONE}remove/", views.remove_evaluation, name="remove_evaluation"),
]
