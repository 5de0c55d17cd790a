from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [path("mail/", views.mail, name="mail"), path("me/notices/", views.frequency, name="frequency")]
