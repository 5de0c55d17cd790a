from django.urls import path, re_path

from . import views

urlpatterns = [
    path("o/<slug:organisation>/", views.home, name="home"),
    re_path(
        r"^o/(?P<organisation>[-\w]+)/star\.(?P<kind>svg|png|pptx)$", views.organisation_file, name="organisation_file"
    ),
    path("o/<slug:organisation>/services/", views.services_, name="services"),
    path("o/<slug:organisation>/services/remove/", views.remove_service, name="remove_service"),
]
