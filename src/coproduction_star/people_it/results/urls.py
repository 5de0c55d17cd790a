from django.urls import include, path, re_path

from . import file_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/people-it/surveys/<uuid:survey_id>/results"
ONE = f"{HERE}/<uuid:result_id>"
PICTURE = r"^(?P<chart>[-A-Za-z0-9_.]+)\.(?P<kind>svg|png|pptx)$"

urlpatterns = [
    path(f"{HERE}/", views.results, name="results"),
    path(f"{HERE}/figures/new/", views.new_margins, name="new_margins"),
    path(f"{HERE}/figures/<uuid:margins_id>/", views.change_margins, name="change_margins"),
    path(f"{HERE}/figures/<uuid:margins_id>/remove/", views.remove_margins, name="remove_margins"),
    path(f"{HERE}/work-out/", views.work_out, name="work_out"),
    path(f"{HERE}/reach/", views.reach, name="reach"),
    path(f"{ONE}/", views.result, name="result"),
    path(f"{ONE}/go-on/", views.go_on, name="result_go_on"),
    path(f"{ONE}/result.csv", file_views.result_csv, name="result_csv"),
    path(f"{ONE}/result.xlsx", file_views.result_xlsx, name="result_xlsx"),
    path(f"{ONE}/questions/<slug:question>/", views.question, name="question_result"),
    path(f"{ONE}/charts/", include([re_path(PICTURE, file_views.chart_file, name="result_chart")])),
]
