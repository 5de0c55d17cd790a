from django.urls import path

from . import link_views, paper_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/people-it/surveys/<uuid:survey_id>/invite"
ONE = f"{HERE}/<uuid:sample_id>"
LINK = "t/ask/<str:invite_code>"

urlpatterns = [
    path(f"{HERE}/", views.samples, name="samples"),
    path(f"{HERE}/new/<slug:frame>/", views.new_sample, name="new_sample"),
    path(f"{ONE}/", views.sample, name="sample"),
    path(f"{ONE}/send/", views.sample_send, name="sample_send"),
    path(f"{ONE}/cancel/", views.sample_cancel, name="sample_cancel"),
    path(f"{ONE}/remind/", views.sample_remind, name="sample_remind"),
    path(f"{ONE}/calls/", paper_views.sample_calls, name="sample_calls"),
    path(f"{ONE}/texts.csv", paper_views.sample_texts, name="sample_texts"),
    path(f"{ONE}/letters.pdf", paper_views.sample_letters, name="sample_letters"),
    path(f"{ONE}/calls/<uuid:invitee_id>/", paper_views.sample_said, name="sample_said"),
    path(f"{LINK}/", link_views.invited, name="own_invitation"),
    path(f"{LINK}/go/", link_views.invited_go, name="own_invitation_go"),
    path(f"{LINK}/stop/", link_views.invited_stop, name="own_invitation_stop"),
    path(f"{LINK}/answered/", link_views.invited_answered, name="own_invitation_answered"),
]
