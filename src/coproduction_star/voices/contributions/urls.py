from django.urls import path

from . import views

HOME = "in/<slug:organisation>/<slug:programme>/tell-us/"
urlpatterns = [
    path(HOME, views.tell_us, name="tell_us"),
    path(f"{HOME}sent/<uuid:sent>/", views.tell_us_sent, name="tell_us_sent"),
    path(f"{HOME}<slug:kind>/", views.tell_us_kind, name="tell_us_kind"),
]
