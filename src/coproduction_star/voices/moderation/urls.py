from django.urls import path

from . import views

HOME = "o/<slug:organisation>/p/<slug:programme>/to-check/"
urlpatterns = [
    path(HOME, views.queue, name="queue"),
    path(f"{HOME}<uuid:contribution>/", views.check, name="check"),
    path(f"{HOME}<uuid:contribution>/begin/", views.claim, name="claim"),
]
