from django.urls import path

from . import views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases/map/", views.case_map, name="case_map"),
    path("cases/map.<slug:kind>", views.case_map_file, name="case_map_file"),
    path("cases/grid.<slug:kind>", views.case_grid_file, name="case_grid_file"),
    path("cases/grid/", views.case_grid, name="case_grid"),
    path("cases/like/", views.cases_like, name="cases_like"),
    path(
        "o/<slug:organisation>/p/<slug:programme>/initiatives/<uuid:initiative_id>/cases-like-this/",
        views.cases_like_initiative,
        name="cases_like_initiative",
    ),
    path("cases/compare/", views.compare, name="compare"),
    path("cases/download/", views.download, name="download"),
    path("cases/<slug:slug>/", views.case, name="case"),
    path("cases/<slug:slug>/use/", views.use_case, name="use_case"),
    path(
        "o/<slug:organisation>/p/<slug:programme>/cases/<slug:slug>/use/",
        views.start_from_case,
        name="start_from_case",
    ),
    path("cases/<slug:slug>/download/", views.case_download, name="case_download"),
]
