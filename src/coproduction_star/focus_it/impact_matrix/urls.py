from django.urls import include, path, re_path

from . import deciding_views, paper_views, rating_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/focus-it/matrices"
ONE = f"{HERE}/<uuid:matrix_id>"
PICTURE = r"^(?P<panel>[-a-z]+)\.(?P<kind>svg|png|pptx)$"

urlpatterns = [
    path(f"{HERE}/", views.matrices, name="matrices"),
    path(f"{HERE}/new/", views.new_matrix, name="new_matrix"),
    path(f"{ONE}/", views.matrix, name="matrix"),
    path(f"{ONE}/scales/", views.axes, name="axes"),
    path(f"{ONE}/options/", views.add_options, name="add_options"),
    path(f"{ONE}/options/<uuid:option_id>/", views.matrix_option, name="matrix_option"),
    path(f"{ONE}/open/", views.open_matrix, name="open_matrix"),
    path(f"{ONE}/stand-aside/", views.stand_aside, name="stand_aside"),
    path(f"{ONE}/close/", views.close_matrix, name="close_matrix"),
    path(f"{ONE}/reopen/", views.reopen_matrix, name="reopen_matrix"),
    path(f"{ONE}/who/", views.who, name="who"),
    path(f"{ONE}/who/remind/", views.remind_raters, name="remind_raters"),
    path(f"{ONE}/rate/", rating_views.rate, name="rate"),
    path(f"{ONE}/rate/<uuid:option_id>/", rating_views.rate_option, name="rate_option"),
    path(f"{ONE}/sheet/", paper_views.sheet, name="sheet"),
    path(f"{ONE}/type-in/", paper_views.enter_ratings, name="enter_ratings"),
    path(f"{ONE}/options/<uuid:option_id>/reasons/", views.reasons, name="reasons"),
    path(f"{ONE}/decide/", deciding_views.decide_matrix, name="decide_matrix"),
    path(f"{ONE}/result.csv", views.matrix_csv, name="matrix_csv"),
    path(f"{ONE}/groups/", include([re_path(PICTURE, views.matrix_file, name="matrix_file")])),
]
