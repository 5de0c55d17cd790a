from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/people-pack/"
urlpatterns = [
    path(HERE, views.people_pack, name="people_pack"),
    path(f"{HERE}pack.docx", views.people_pack_word, name="people_pack_word"),
]
