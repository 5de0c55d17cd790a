from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/bring-in"

urlpatterns = [
    path(f"{HERE}/", views.imports, name="imports"),
    path(f"{HERE}/template.xlsx", views.template, name="import_template"),
    path(f"{HERE}/<uuid:import_id>/", views.import_, name="import"),
    path(f"{HERE}/<uuid:import_id>/columns/", views.columns, name="import_columns"),
    path(f"{HERE}/<uuid:import_id>/sheet/", views.sheet, name="import_sheet"),
    path(f"{HERE}/<uuid:import_id>/rows/<int:row_number>/", views.row, name="import_row"),
    path(f"{HERE}/<uuid:import_id>/choose/", views.choose, name="import_choose"),
    path(f"{HERE}/<uuid:import_id>/confirm/", views.confirm, name="import_confirm"),
    path(f"{HERE}/<uuid:import_id>/go-on/", views.go_on, name="import_go_on"),
    path(f"{HERE}/<uuid:import_id>/undo/", views.undo, name="import_undo"),
]
