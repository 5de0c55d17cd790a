from django.urls import path

from . import views

app_name = "tokens"
urlpatterns = [
    path("", views.tokens, name="tokens"),
    path("make/", views.make, name="make"),
    path("<uuid:token>/withdraw/", views.withdraw, name="withdraw"),
]
