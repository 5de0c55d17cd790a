from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/hand-over/"
ONE = f"{HERE}<uuid:handover_id>/"
urlpatterns = [
    path(HERE, views.handovers, name="handovers"),
    path(f"{HERE}new/", views.new_handover, name="new_handover"),
    path(ONE, views.handover, name="handover"),
    path(f"{ONE}change/", views.change_handover, name="change_handover"),
    path(f"{ONE}accept/", views.accept_handover, name="accept_handover"),
    path(f"{ONE}withdraw/", views.withdraw_handover, name="withdraw_handover"),
]
