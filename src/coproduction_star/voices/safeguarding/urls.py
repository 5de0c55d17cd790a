from django.urls import path

from . import views

HOME = "o/<slug:organisation>/p/<slug:programme>/worries/"
urlpatterns = [
    path(HOME, views.worries, name="worries"),
    path(f"{HOME}<uuid:worry>/", views.worry, name="worry"),
]
