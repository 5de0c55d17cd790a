from django.urls import path

from . import body_views, file_views, layout_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/governance/"
LAYOUT = f"{HERE}layouts/<uuid:layout_id>/"
BODY = f"{HERE}bodies/<uuid:body_id>/"
SEAT = f"{HERE}seats/<uuid:board_seat_id>/"
urlpatterns = [
    path(HERE, views.governance, name="governance"),
    path(f"{HERE}new-body/", body_views.new_body, name="new_body"),
    path(f"{HERE}try/", layout_views.try_layout, name="try_layout"),
    path(LAYOUT, views.layout, name="layout"),
    path(f"{LAYOUT}new-body/", body_views.new_body, name="new_body_in"),
    path(f"{LAYOUT}beside/", layout_views.beside, name="layouts_beside"),
    path(f"{LAYOUT}adopt/", layout_views.adopt_layout, name="adopt_layout"),
    path(f"{LAYOUT}drop/", layout_views.drop_layout, name="drop_layout"),
    path(f"{LAYOUT}again/", layout_views.layout_again, name="layout_again"),
    path(f"{LAYOUT}governance.csv", file_views.layout_csv, name="layout_csv"),
    path(f"{LAYOUT}governance.xlsx", file_views.layout_workbook, name="layout_workbook"),
    path(f"{LAYOUT}governance.docx", file_views.layout_word, name="layout_word"),
    path(f"{BODY}change/", body_views.change_body, name="change_body"),
    path(f"{BODY}remove/", body_views.remove_body, name="remove_body"),
    path(f"{BODY}restore/", body_views.restore_body, name="restore_body"),
    path(f"{BODY}new-seat/", body_views.new_seat, name="new_seat"),
    path(f"{SEAT}change/", body_views.change_seat, name="change_seat"),
    path(f"{SEAT}remove/", body_views.remove_seat, name="remove_seat"),
    path(f"{SEAT}restore/", body_views.restore_seat, name="restore_seat"),
]
