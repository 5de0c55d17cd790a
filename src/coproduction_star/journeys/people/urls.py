from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>"

urlpatterns = [
    path(f"{HERE}/people/", views.people, name="people"),
    path(f"{HERE}/people/invite/", views.invite, name="invite"),
    path(f"{HERE}/people/give/", views.give_role, name="give_role"),
    path(f"{HERE}/people/<uuid:role_id>/take/", views.take_role, name="take_role"),
    path(f"{HERE}/people/<uuid:role_id>/give-back/", views.give_back_role, name="give_back_role"),
    path(f"{HERE}/partners/new/", views.new_partner, name="new_partner"),
    path(f"{HERE}/partners/<uuid:partner_id>/end/", views.end_partner, name="end_partner"),
    path(f"{HERE}/partners/<uuid:partner_id>/go-on/", views.let_partner_go_on, name="let_partner_go_on"),
]
