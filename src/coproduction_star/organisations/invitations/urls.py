from django.urls import path

from . import views

urlpatterns = [
    path("o/<slug:organisation>/people/invite/", views.by_email, name="invite"),
    path("o/<slug:organisation>/people/invite/card/", views.by_card, name="invite_by_card"),
    path("o/<slug:organisation>/people/invitations/<uuid:invitation>/again/", views.again, name="invite_again"),
    path("o/<slug:organisation>/people/invitations/<uuid:invitation>/withdraw/", views.withdraw, name="withdraw"),
    path("join/", views.enter_code, name="enter_code"),
    path("join/<str:code>/", views.join, name="join"),
]
