from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/measures/library/"
PUBLIC = "measures/"
urlpatterns = [
    path(HERE, views.library, name="library"),
    path(f"{HERE}<slug:library_measure>/", views.library_measure, name="library_measure"),
    path(PUBLIC, views.public_library, name="public_library"),
    path(f"{PUBLIC}<slug:library_measure>/", views.public_measure, name="public_measure"),
]
