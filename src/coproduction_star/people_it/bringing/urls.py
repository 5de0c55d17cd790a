from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/people-it/surveys/<uuid:survey_id>/answers/file"

urlpatterns = [
    path(f"{HERE}/", views.bring, name="bring_answers"),
    path(f"{HERE}/<uuid:file_id>/", views.brought, name="brought_answers"),
    path(f"{HERE}/<uuid:file_id>/take-back/", views.take_back, name="take_back_brought"),
    path(f"{HERE}/<uuid:file_id>/wrong.csv", views.wrong_rows, name="wrong_rows_brought"),
    path(f"{HERE}/<uuid:file_id>/words.csv", views.words, name="words_brought"),
]
