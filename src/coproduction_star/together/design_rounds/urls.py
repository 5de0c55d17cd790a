from django.urls import path

from . import enter_views, own_views, public_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/together/design/"
ONE = f"{HERE}<uuid:design_id>/"
PUBLIC = "in/<slug:organisation>/<slug:programme>/design/<uuid:design_id>/"
OWN = "r/design/"
urlpatterns = [
    path(HERE, views.design_rounds, name="design_rounds"),
    path(f"{HERE}new/", views.new_design_round, name="new_design_round"),
    path(ONE, views.design_round, name="design_round"),
    path(f"{ONE}change/", views.change_design_round, name="change_design_round"),
    path(f"{ONE}phase/", views.move_design_round, name="move_design_round"),
    path(f"{ONE}close/", views.close_design_round, name="close_design_round"),
    path(f"{ONE}poster/", views.design_poster, name="design_poster"),
    path(f"{ONE}enter/", enter_views.enter_design, name="enter_design"),
    path(f"{ONE}entered/<uuid:told_id>/", enter_views.entered_design, name="entered_design"),
    path(f"{ONE}check/<uuid:experience_id>/", views.check_design, name="check_design"),
    path(f"{ONE}round.docx", views.design_word, name="design_word"),
    path(f"{ONE}round.csv", views.design_csv, name="design_csv"),
    path(f"{ONE}<slug:design_part>/new/", views.new_design_part, name="new_design_part"),
    path(f"{ONE}<slug:design_part>/<uuid:design_part_id>/", views.change_design_part, name="design_part"),
    path(PUBLIC, public_views.public_design_round, name="public_design_round"),
    path(f"{PUBLIC}tell/", public_views.tell_design, name="tell_design"),
    path(f"{PUBLIC}choose/", public_views.dot_design, name="dot_design"),
    path(f"{PUBLIC}told/<uuid:told_id>/", public_views.told_design, name="told_design"),
    path(f"{PUBLIC}paper/", public_views.design_paper, name="design_paper"),
    path(OWN, own_views.own_design, name="own_design"),
    path(f"{OWN}change/", own_views.own_design_change, name="own_design_change"),
    path(f"{OWN}dots/", own_views.own_design_dots, name="own_design_dots"),
    path(f"{OWN}take-back/", own_views.own_design_take_back, name="own_design_take_back"),
]
