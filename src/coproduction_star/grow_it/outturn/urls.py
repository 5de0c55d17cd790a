from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/outturn/"
PAPER = f"{HERE}<uuid:paper_id>/"
ONE = f"{HERE}line/<uuid:outturn_id>/"
urlpatterns = [
    path(HERE, views.outturns, name="outturns"),
    path(f"{HERE}older/", views.older_case, name="older_case"),
    path(PAPER, views.outturn_paper, name="outturn_paper"),
    path(f"{PAPER}write/", views.write_outturn, name="write_outturn"),
    path(f"{PAPER}outturn.docx", views.outturn_word, name="outturn_word"),
    path(f"{PAPER}outturn.xlsx", views.outturn_workbook, name="outturn_workbook"),
    path(f"{ONE}change/", views.change_outturn, name="change_outturn"),
    path(f"{ONE}remove/", views.remove_outturn, name="remove_outturn"),
    path(f"{ONE}restore/", views.restore_outturn, name="restore_outturn"),
]
