from django.urls import include, path, re_path

from . import drawing_views, file_views, publishing_views, sharing_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/people-it/surveys/<uuid:survey_id>/results"
ONE = f"{HERE}/<uuid:result_id>"
PICTURE = r"^(?P<chart>[-A-Za-z0-9_.]+)\.(?P<kind>svg|png|pptx)$"

urlpatterns = [
    path(f"{HERE}/", views.results, name="results"),
    path(f"{HERE}/figures/new/", views.new_margins, name="new_margins"),
    path(f"{HERE}/figures/use/<uuid:sample_id>/", drawing_views.use_sample, name="use_sample"),
    path(f"{HERE}/figures/<uuid:margins_id>/", views.change_margins, name="change_margins"),
    path(f"{HERE}/figures/<uuid:margins_id>/remove/", views.remove_margins, name="remove_margins"),
    path(f"{HERE}/work-out/", views.work_out, name="work_out"),
    path(f"{HERE}/reach/", views.reach, name="reach"),
    path(f"{HERE}/compare/", sharing_views.compare, name="compare"),
    path(f"{HERE}/compare/share/", sharing_views.share_core, name="share_core"),
    path(f"{HERE}/compare/take-back/", sharing_views.take_back_core, name="take_back_core"),
    path(f"{HERE}/compare/comparison.csv", sharing_views.compare_csv, name="compare_csv"),
    path(f"{HERE}/compare/comparison.xlsx", sharing_views.compare_xlsx, name="compare_xlsx"),
    path(f"{ONE}/", views.result, name="result"),
    path(f"{HERE}/take-back/", publishing_views.take_back_result, name="take_back_result"),
    path(f"{ONE}/publish/", publishing_views.publish, name="publish_result"),
    path(
        "in/<slug:organisation>/<slug:programme>/survey-results/<uuid:survey_id>/",
        publishing_views.public_results,
        name="public_results",
    ),
    path(f"{ONE}/go-on/", views.go_on, name="result_go_on"),
    path(f"{ONE}/result.csv", file_views.result_csv, name="result_csv"),
    path(f"{ONE}/result.xlsx", file_views.result_xlsx, name="result_xlsx"),
    path(f"{ONE}/questions/<slug:question>/", views.question, name="question_result"),
    path(f"{ONE}/charts/", include([re_path(PICTURE, file_views.chart_file, name="result_chart")])),
]
