from django.urls import include, path, re_path

from . import arrow_views, criterion_views, item_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/focus-it/theories"
ONE = f"{HERE}/<uuid:theory_id>"
PICTURE = r"^picture\.(?P<kind>svg|png|pptx)$"

urlpatterns = [
    path(f"{HERE}/", views.theories, name="theories"),
    path(f"{HERE}/new/", views.new_theory, name="new_theory"),
    path(f"{ONE}/", views.theory, name="theory"),
    path(f"{ONE}/name/", views.rename_theory, name="rename_theory"),
    path(f"{ONE}/remove/", views.remove_theory, name="remove_theory"),
    path(f"{ONE}/restore/", views.restore_theory, name="restore_theory"),
    path(f"{ONE}/parts/<uuid:part_id>/remove/", item_views.remove_part, name="remove_part"),
    path(f"{ONE}/parts/<uuid:part_id>/restore/", item_views.restore_part, name="restore_part"),
    path(f"{ONE}/levels/<slug:level>/add/", item_views.add_item, name="add_item"),
    path(f"{ONE}/items/<uuid:item_id>/", item_views.theory_item, name="theory_item"),
    path(f"{ONE}/items/<uuid:item_id>/move/", item_views.move_item, name="move_item"),
    path(f"{ONE}/items/<uuid:item_id>/arrow/", arrow_views.add_arrow, name="add_arrow"),
    path(f"{ONE}/arrows/<uuid:arrow_id>/", arrow_views.theory_arrow, name="theory_arrow"),
    path(f"{ONE}/criteria/add/", criterion_views.add_criterion, name="add_criterion"),
    path(f"{ONE}/criteria/<uuid:criterion_id>/", criterion_views.criterion, name="criterion"),
    path(f"{ONE}/criteria/<uuid:criterion_id>/agree/", criterion_views.agree, name="agree"),
    path(f"{ONE}/criteria/<uuid:criterion_id>/agree-for/", criterion_views.agree_for, name="agree_for"),
    path(f"{ONE}/sheet/", views.theory_sheet, name="theory_sheet"),
    path(f"{ONE}/theory.csv", views.theory_csv, name="theory_csv"),
    path(f"{ONE}/theory.docx", views.theory_word, name="theory_word"),
    path(f"{ONE}/", include([re_path(PICTURE, views.theory_file, name="theory_file")])),
]
