from django.urls import path

from . import views

HOME = "o/<slug:organisation>/p/<slug:programme>/files/"
urlpatterns = [
    path(f"{HOME}<str:label>/<uuid:record>/", views.files, name="files"),
    path(f"{HOME}<uuid:attachment>/", views.download, name="download"),
    path(f"{HOME}<uuid:attachment>/remove/", views.remove, name="remove_file"),
    path(f"{HOME}<uuid:attachment>/restore/", views.restore, name="restore_file"),
]
