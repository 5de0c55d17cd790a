from django.urls import path

from . import team_views, views

TEAM = "o/<slug:organisation>/p/<slug:programme>/front-door"
PUBLIC = "in/<slug:organisation>"
PLACE = f"{PUBLIC}/places/<slug:place>"

urlpatterns = [
    path(f"{TEAM}/", team_views.front_door, name="front_door"),
    path(f"{TEAM}/describe/", team_views.describe, name="describe_front_door"),
    path(f"{TEAM}/preview/", team_views.preview, name="preview_front_door"),
    path(f"{TEAM}/publish/", team_views.publish, name="publish_front_door"),
    path(f"{TEAM}/unpublish/", team_views.unpublish, name="unpublish_front_door"),
    path(f"{TEAM}/decisions/new/", team_views.announce, name="announce_decision"),
    path(f"{TEAM}/decisions/<uuid:ahead_id>/", team_views.change_announcement, name="change_announcement"),
    path(f"{TEAM}/decisions/<uuid:ahead_id>/remove/", team_views.withdraw_announcement, name="withdraw_announcement"),
    path(f"{TEAM}/shown/<slug:kind>/", team_views.choose, name="choose_shown"),
    path(f"{PUBLIC}/", views.home, name="public_home"),
    path(f"{PLACE}/", views.place, name="public_place"),
    path(f"{PLACE}/all/<slug:kind>/", views.place_list, name="public_place_list"),
    path(f"{PLACE}/poster/", views.place_poster, name="public_place_poster"),
    path(f"{PLACE}/feed.xml", views.place_feed, name="public_place_feed"),
    path(f"{PLACE}/decisions.ics", views.place_calendar, name="public_place_calendar"),
    path(f"{PUBLIC}/<slug:programme>/", views.programme, name="public_programme"),
    path(f"{PUBLIC}/<slug:programme>/all/<slug:kind>/", views.whole_list, name="public_list"),
    path(f"{PUBLIC}/<slug:programme>/poster/", views.poster, name="public_poster"),
    path(f"{PUBLIC}/<slug:programme>/feed.xml", views.feed, name="public_feed"),
    path(f"{PUBLIC}/<slug:programme>/decisions.ics", views.calendar, name="public_calendar"),
]
