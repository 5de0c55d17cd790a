from django.urls import path

from . import file_views, heading_views, link_views, preview_views, publishing_views, question_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/people-it/surveys"
ONE = f"{HERE}/<uuid:survey_id>"
QUESTION = f"{ONE}/questions/<slug:question_id>"
LINK = f"{ONE}/links/<uuid:link_id>"

urlpatterns = [
    path(f"{HERE}/", views.surveys, name="surveys"),
    path(f"{HERE}/new/", views.new_survey, name="new_survey"),
    path(f"{ONE}/", views.survey, name="survey"),
    path(f"{ONE}/settings/", views.survey_settings, name="survey_settings"),
    path(f"{ONE}/promise/", views.survey_promise, name="survey_promise"),
    path(f"{ONE}/matching/", views.survey_twin, name="survey_twin"),
    path(f"{ONE}/bank/", question_views.survey_bank, name="survey_bank"),
    path(f"{ONE}/own/", question_views.survey_add_own, name="survey_add_own"),
    path(f"{QUESTION}/", question_views.survey_question, name="survey_question"),
    path(f"{QUESTION}/move/", question_views.survey_move, name="survey_move"),
    path(f"{QUESTION}/take-out/", question_views.survey_take_out, name="survey_take_out"),
    path(f"{QUESTION}/bring-back/", question_views.survey_bring_back, name="survey_bring_back"),
    path(f"{ONE}/headings/<slug:section_id>/", heading_views.survey_heading, name="survey_heading"),
    path(f"{ONE}/words/<slug:language>/", question_views.survey_words, name="survey_words"),
    path(f"{ONE}/preview/", preview_views.survey_preview, name="survey_preview"),
    path(f"{ONE}/publish/", publishing_views.survey_publish, name="survey_publish"),
    path(f"{ONE}/close/", publishing_views.survey_close, name="survey_close"),
    path(f"{ONE}/links/", link_views.survey_links, name="survey_links"),
    path(f"{LINK}/end/", link_views.survey_link_end, name="survey_link_end"),
    path(f"{LINK}/poster/", link_views.survey_poster, name="survey_poster"),
    path(f"{ONE}/file/<slug:file_kind>/", file_views.survey_file, name="survey_file"),
    path(f"{ONE}/upload/", file_views.survey_upload, name="survey_upload"),
    path(f"{ONE}/upload/<uuid:form_file_id>/", file_views.survey_brought, name="survey_brought"),
]
