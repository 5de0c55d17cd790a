from django.urls import path

from . import views

app_name = "settings"
urlpatterns = [
    path("", views.settings, name="settings"),
    path("sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
]
