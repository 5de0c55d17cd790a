from django.urls import path

from . import views

urlpatterns = [
    path("o/<slug:organisation>/people/", views.people, name="people"),
    path("o/<slug:organisation>/people/members/<int:member>/", views.roles, name="member_roles"),
    path("o/<slug:organisation>/people/members/<int:member>/give-back/", views.roles_back, name="member_roles_back"),
    path("o/<slug:organisation>/people/members/<int:member>/card/", views.card, name="member_card"),
    path("o/<slug:organisation>/people/members/<int:member>/remove/", views.remove, name="remove_member"),
]
