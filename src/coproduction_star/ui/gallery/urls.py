from django.urls import path

from . import views

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<slug:key>.<slug:kind>", views.drawing_file, name="gallery_file"),
]
