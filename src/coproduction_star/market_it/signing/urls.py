from django.urls import path

from . import public_views, views

ONE = "o/<slug:organisation>/p/<slug:programme>/market-it/charters/<uuid:charter_id>/"
SIGNATURE = f"{ONE}signatures/<uuid:signature_id>/"
LINK = "in/<slug:organisation>/sign/<slug:sign_code>/"
urlpatterns = [
    path(f"{ONE}sign/", views.sign_charter, name="sign_charter"),
    path(f"{ONE}signatures/", views.charter_signatures, name="charter_signatures"),
    path(f"{ONE}signatures/paper/", views.record_signature, name="record_signature"),
    path(SIGNATURE, views.charter_receipt, name="charter_receipt"),
    path(f"{SIGNATURE}back/", views.take_own_back, name="take_own_back"),
    path(f"{SIGNATURE}withdraw/", views.withdraw_signature, name="withdraw_signature"),
    path(f"{ONE}ways/<uuid:way_id>/end/", views.end_link, name="end_link"),
    path(LINK, public_views.sign_by_link, name="sign_by_link"),
    path(f"{LINK}signed/<uuid:sent>/", public_views.signed_by_link, name="signed_by_link"),
    path(f"{LINK}signed/<uuid:sent>/next/", public_views.hand_on, name="hand_on"),
    path(f"{LINK}close/", public_views.close_device, name="close_device"),
    path("r/signature/", public_views.own_signature, name="own_signature"),
    path("r/signature/take-back/", public_views.own_signature_back, name="own_signature_back"),
]
