from django.urls import include, path, re_path

from . import paper_views, part_views, projection_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/focus-it/business-cases"
ONE = f"{HERE}/<uuid:case_id>"
PICTURE = r"^(?P<picture>options|gap-[1-9][0-9]*)\.(?P<kind>svg|png|pptx)$"

urlpatterns = [
    path(f"{HERE}/", views.business_cases, name="business_cases"),
    path(f"{HERE}/new/", views.start_business_case, name="start_business_case"),
    path(f"{HERE}/bring/", views.bring_business_case, name="bring_business_case"),
    path(f"{ONE}/", views.business_case, name="business_case"),
    path(f"{ONE}/case.json", views.case_json, name="case_json"),
    path(f"{ONE}/case.xlsx", paper_views.case_workbook, name="case_workbook"),
    path(f"{ONE}/<slug:depth>.docx", paper_views.case_word, name="case_word"),
    path(f"{ONE}/<slug:depth>.pdf", paper_views.case_pdf, name="case_pdf"),
    path(f"{ONE}/freeze/", views.freeze_case, name="freeze_case"),
    path(f"{ONE}/editions/<int:edition>/", views.case_edition, name="case_edition"),
    path(f"{ONE}/editions/<int:edition>/case.json", views.edition_json, name="edition_json"),
    path(f"{ONE}/editions/<int:edition>/case.xlsx", paper_views.edition_workbook, name="edition_workbook"),
    path(f"{ONE}/editions/<int:edition>/<slug:depth>.docx", paper_views.edition_word, name="edition_word"),
    path(f"{ONE}/editions/<int:edition>/<slug:depth>.pdf", paper_views.edition_pdf, name="edition_pdf"),
    path(f"{ONE}/parts/", part_views.case_parts, name="case_parts"),
    path(f"{ONE}/projection/", projection_views.case_projection, name="case_projection"),
    path(f"{ONE}/projection/template.xlsx", projection_views.projection_template, name="projection_template"),
    path(f"{ONE}/take/", part_views.take_figure, name="take_figure"),
    path(f"{ONE}/words/<slug:of_the_five>/", part_views.case_words, name="case_words"),
    path(f"{ONE}/back/<uuid:removed_key>/", part_views.bring_back_part, name="bring_back_part"),
    path(f"{ONE}/part/<path:piece>/", part_views.case_part, name="case_part"),
    path(f"{ONE}/preview/<path:piece>/", part_views.preview_part, name="preview_part"),
    path(f"{ONE}/remove/<path:piece>/", part_views.remove_part, name="remove_part"),
    path(f"{ONE}/pictures/", include([re_path(PICTURE, paper_views.case_picture, name="case_picture")])),
]
