from django.urls import path

from . import file_views, own_views, person_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/agreements/"
ONE = f"{HERE}<uuid:pack_id>/"
WHO = f"{ONE}people/<uuid:participant>/"
MINE = f"{HERE}mine/"
urlpatterns = [
    path(HERE, views.agreements, name="agreements"),
    path(f"{HERE}ready/", views.ready_packs, name="ready_packs"),
    path(f"{HERE}new/", views.new_agreement, name="new_agreement"),
    path(f"{HERE}agreements.csv", file_views.agreements_csv, name="agreements_csv"),
    path(f"{HERE}agreements.xlsx", file_views.agreements_workbook, name="agreements_workbook"),
    path(f"{HERE}insurance/new/", views.new_cover, name="new_cover"),
    path(f"{HERE}insurance/<uuid:cover_id>/", views.change_cover, name="change_cover"),
    path(MINE, own_views.my_agreements, name="my_agreements"),
    path(f"{MINE}<uuid:declaration_id>/take-back/", own_views.take_back_agreement, name="take_back_agreement"),
    path(f"{MINE}<uuid:pack_id>/<slug:asked>/", own_views.agree_to, name="agree_to"),
    path(ONE, views.agreement, name="agreement"),
    path(f"{ONE}change/", views.change_agreement, name="change_agreement"),
    path(f"{ONE}close/", views.close_agreement, name="close_agreement"),
    path(f"{ONE}reopen/", views.reopen_agreement, name="reopen_agreement"),
    path(f"{ONE}paper/", file_views.agreement_paper, name="agreement_paper"),
    path(f"{ONE}agreement.pdf", file_views.agreement_pdf, name="agreement_pdf"),
    path(f"{ONE}agreement.docx", file_views.agreement_word, name="agreement_word"),
    path(f"{ONE}ask/", views.new_condition, name="new_condition"),
    path(f"{ONE}ask/<uuid:condition_id>/", views.change_condition, name="change_condition"),
    path(f"{ONE}ask/<uuid:condition_id>/remove/", views.remove_condition, name="remove_condition"),
    path(f"{ONE}people/new/", person_views.take_role, name="take_role"),
    path(WHO, person_views.agreement_person, name="agreement_person"),
    path(f"{WHO}leave/", person_views.leave_role, name="leave_role"),
    path(f"{WHO}show/<slug:asked>/", person_views.show_evidence, name="show_evidence"),
    path(f"{WHO}evidence/<uuid:evidence_id>/end/", person_views.end_evidence, name="end_evidence"),
]
