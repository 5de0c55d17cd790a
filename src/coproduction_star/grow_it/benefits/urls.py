from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/benefits/"
urlpatterns = [
    path(HERE, views.benefits_seen, name="benefits"),
    path(f"{HERE}benefits.csv", views.benefits_csv, name="benefits_csv"),
    path(f"{HERE}benefits.docx", views.benefits_word, name="benefits_word"),
    path(f"{HERE}<slug:benefit>/note/", views.note_on_benefit, name="note_on_benefit"),
]
