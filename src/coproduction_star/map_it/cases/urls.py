from django.urls import path

from . import views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases/grid/", views.case_grid, name="case_grid"),
    path("cases/like/", views.cases_like, name="cases_like"),
    path("cases/compare/", views.compare, name="compare"),
    path("cases/download/", views.download, name="download"),
    path("cases/<slug:slug>/", views.case, name="case"),
    path("cases/<slug:slug>/download/", views.case_download, name="case_download"),
]
