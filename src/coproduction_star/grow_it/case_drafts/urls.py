from django.urls import path

from . import editor_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/cases/"
ONE = f"{HERE}<uuid:case_draft_id>/"
LIST = f"{ONE}list/<slug:case_list>/"
urlpatterns = [
    path(HERE, views.case_drafts, name="case_drafts"),
    path(f"{HERE}bring/", editor_views.bring_case, name="bring_case"),
    path(f"{HERE}new/<uuid:initiative_id>/", views.begin_case, name="begin_case"),
    path(ONE, views.case_draft, name="case_draft"),
    path(f"{ONE}case.<slug:case_form>", views.case_draft_file, name="case_draft_file"),
    path(f"{ONE}history/<uuid:case_step_id>/", views.case_step, name="case_step"),
    path(f"{ONE}part/<slug:case_part>/", views.change_case, name="change_case"),
    path(f"{LIST}new/", views.add_case_row, name="add_case_row"),
    path(f"{LIST}<slug:case_row>/", views.change_case_row, name="change_case_row"),
    path(f"{LIST}<slug:case_row>/remove/", views.take_out_case_row, name="take_out_case_row"),
    path(f"{ONE}send/", editor_views.send_case, name="send_case"),
    path(f"{ONE}take-back/", editor_views.take_case_back, name="take_case_back"),
    path(f"{ONE}send-back/", editor_views.send_case_back, name="send_case_back"),
    path(f"{ONE}check/", editor_views.check_case, name="check_case"),
    path(f"{ONE}withdraw/", editor_views.withdraw_case, name="withdraw_case"),
    path(f"{ONE}consent/", editor_views.end_case_consent, name="end_case_consent"),
]
