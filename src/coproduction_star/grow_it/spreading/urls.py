from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/spread/"
ONE = f"{HERE}<uuid:spread_id>/"
LINE = f"{ONE}<slug:spread_kind>/<uuid:spread_line_id>/"
SHOW = f"{ONE}roadshows/<uuid:roadshow_id>/"
urlpatterns = [
    path(HERE, views.spread, name="spread"),
    path(f"{HERE}next.csv", views.spread_csv, name="spread_csv"),
    path(f"{HERE}new/<slug:spread_of>/<uuid:about>/", views.begin_spread, name="begin_spread"),
    path(ONE, views.spread_plan, name="spread_plan"),
    path(f"{ONE}plan.docx", views.spread_word, name="spread_word"),
    path(f"{ONE}change/", views.say_spread, name="say_spread"),
    path(f"{ONE}<slug:spread_kind>/new/", views.add_spread_line, name="add_spread_line"),
    path(f"{LINE}change/", views.change_spread_line, name="change_spread_line"),
    path(f"{LINE}remove/", views.remove_spread_line, name="remove_spread_line"),
    path(f"{LINE}restore/", views.restore_spread_line, name="restore_spread_line"),
    path(f"{SHOW}announce/", views.announce_roadshow, name="announce_roadshow"),
    path(f"{SHOW}hide/", views.hide_roadshow, name="hide_roadshow"),
]
