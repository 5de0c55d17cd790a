from django.urls import include, path, re_path

from . import asking_views, file_views, views, weighing_views

HERE = "o/<slug:organisation>/p/<slug:programme>/focus-it/criteria"
ONE = f"{HERE}/<uuid:comparison_id>"
PANEL = r"^(?P<panel>[-a-z]+)\."
OF_A_PANEL = [
    re_path(PANEL + r"json$", file_views.panel_json, name="panel_json"),
    re_path(PANEL + r"(?P<kind>svg|png|pptx)$", file_views.panel_file, name="panel_file"),
]

urlpatterns = [
    path(f"{HERE}/", views.comparisons, name="comparisons"),
    path(f"{HERE}/new/", views.new_comparison, name="new_comparison"),
    path(f"{HERE}/new/file/", file_views.new_comparison_from_file, name="new_comparison_from_file"),
    path(f"{ONE}/", views.comparison, name="comparison"),
    path(f"{ONE}/options/", views.add_compared_options, name="add_compared_options"),
    path(f"{ONE}/options/<uuid:compared_id>/", views.compared_option, name="compared_option"),
    path(f"{ONE}/options/<uuid:compared_id>/scores/", views.score_option, name="score_option"),
    path(f"{ONE}/costs/", views.costs, name="costs"),
    path(f"{ONE}/criteria/", views.add_matter, name="add_matter"),
    path(f"{ONE}/criteria/<uuid:matter_id>/", views.matter, name="matter"),
    path(f"{ONE}/criteria/<uuid:matter_id>/remove/", views.remove_matter, name="remove_matter"),
    path(f"{ONE}/open/", views.open_comparison, name="open_comparison"),
    path(f"{ONE}/close/", views.close_comparison, name="close_comparison"),
    path(f"{ONE}/reopen/", views.reopen_comparison, name="reopen_comparison"),
    path(f"{ONE}/who/", asking_views.who_weighs, name="who_weighs"),
    path(f"{ONE}/who/remind/", asking_views.remind_weighers, name="remind_weighers"),
    path(f"{ONE}/decide/", asking_views.decide_comparison, name="decide_comparison"),
    path(f"{ONE}/weigh/", weighing_views.weigh, name="weigh"),
    path(f"{ONE}/weigh/points/", weighing_views.weigh_points, name="weigh_points"),
    path(f"{ONE}/room/", weighing_views.weigh_in_room, name="weigh_in_room"),
    path(f"{ONE}/type-in/", weighing_views.enter_weights, name="enter_weights"),
    path(f"{ONE}/sheet/", weighing_views.weighing_sheet, name="weighing_sheet"),
    path(f"{ONE}/result.csv", file_views.comparison_csv, name="comparison_csv"),
    path(f"{ONE}/groups/", include(OF_A_PANEL)),
]
