from django.urls import path

from . import views

HOME = "o/<slug:organisation>/p/<slug:programme>/"
urlpatterns = [
    path(f"{HOME}said/", views.said, name="said"),
    path(f"{HOME}said/<uuid:contribution>/", views.answer, name="answer"),
    path(f"{HOME}listening/", views.listening, name="listening"),
]
