from django.urls import path

from . import mobilising_views, views

HOME = "o/<slug:organisation>"
WARD = f"{HOME}/places/<uuid:place_id>/ward"

urlpatterns = [
    path(f"{WARD}/", views.ward, name="ward"),
    path(f"{WARD}/ward.pdf", views.ward_pdf, name="ward_pdf"),
    path(f"{WARD}/figures/", views.ward_figures, name="ward_figures"),
    path(f"{WARD}/figures/<uuid:ward_figure_id>/remove/", views.remove_ward_figure, name="remove_ward_figure"),
    path(f"{WARD}/ward.docx", views.ward_word, name="ward_word"),
    path(f"{WARD}/funding/", views.ward_funding, name="ward_funding"),
    path(f"{WARD}/funding/<uuid:ward_fund_id>/remove/", views.remove_ward_fund, name="remove_ward_fund"),
    path(f"{WARD}/meet/", mobilising_views.ward_meet, name="ward_meet"),
    path(f"{WARD}/invite/", mobilising_views.ward_invitations, name="ward_invitations"),
    path(f"{WARD}/invite/<uuid:ward_invitation_id>/", mobilising_views.ward_invitation, name="ward_invitation"),
    path(f"{WARD}/surgery/", mobilising_views.ward_surgery, name="ward_surgery"),
    path(f"{HOME}/lessons/", mobilising_views.lessons, name="lessons"),
    path(f"{HOME}/lessons/<slug:lesson>/", mobilising_views.lesson, name="lesson"),
    path(f"{HOME}/lessons/<slug:lesson>/forget/", mobilising_views.forget_reflection, name="forget_reflection"),
]
