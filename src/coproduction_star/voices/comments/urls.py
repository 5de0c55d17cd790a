from django.urls import path

from . import views

HOME = "o/<slug:organisation>/p/<slug:programme>/comments/"
urlpatterns = [
    path(f"{HOME}<str:label>/<uuid:record>/", views.comments, name="comments"),
    path(f"{HOME}<uuid:comment>/remove/", views.remove, name="remove_comment"),
    path(f"{HOME}<uuid:comment>/restore/", views.restore, name="restore_comment"),
    path(f"{HOME}<uuid:comment>/hide/", views.hide, name="hide_comment"),
    path(f"{HOME}<uuid:comment>/show/", views.show, name="show_comment"),
]
