from django.urls import path

from . import board_views, enter_views, own_views, paper_views, role_views, team_views, views

PUBLIC = "in/<slug:organisation>/<slug:programme>/offers/"
OWN = "r/offers/"
ONE = f"{OWN}<slug:sort>/<uuid:thing_id>/"
TEAM = "o/<slug:organisation>/p/<slug:programme>/people-it/offers/"
ROLES = "o/<slug:organisation>/p/<slug:programme>/people-it/roles/"
THING = f"{TEAM}<slug:sort>/<uuid:thing_id>/"
urlpatterns = [
    path(TEAM, team_views.offers, name="offers"),
    path(f"{TEAM}enter/", enter_views.enter_offers, name="enter_offers"),
    path(f"{TEAM}script/", enter_views.offers_script, name="offers_script"),
    path(f"{TEAM}entered/<uuid:entry_id>/", enter_views.offers_entered, name="offers_entered"),
    path(f"{TEAM}wall.pdf", board_views.offers_wall, name="offers_wall"),
    path(THING, team_views.offer, name="offer"),
    path(f"{THING}hide/", team_views.hide_offer, name="hide_offer"),
    path(f"{THING}care/", team_views.care_for, name="care_for"),
    path(ROLES, role_views.roles_wanted, name="roles_wanted"),
    path(f"{ROLES}new/", role_views.new_role, name="new_role"),
    path(f"{ROLES}<uuid:wanted_id>/", role_views.role_wanted, name="role_wanted"),
    path(f"{ROLES}<uuid:wanted_id>/close/", role_views.close_role, name="close_role"),
    path(f"{ROLES}<uuid:wanted_id>/meeting/<slug:arranged>/", role_views.state_meeting, name="state_meeting"),
    path(f"{ROLES}<uuid:wanted_id>/meeting/<slug:arranged>/end/", role_views.end_meeting, name="end_meeting"),
    path(PUBLIC, board_views.public_offers, name="public_offers"),
    path(f"{PUBLIC}new/", views.offer_and_ask, name="offer_and_ask"),
    path(f"{PUBLIC}sent/<uuid:sent>/", views.offer_sent, name="offer_sent"),
    path(f"{PUBLIC}paper/", paper_views.offers_paper, name="offers_paper"),
    path(OWN, own_views.own_offers, name="own_offers"),
    path(f"{OWN}more/", own_views.own_more, name="own_more"),
    path(f"{OWN}agreed/", own_views.own_agreed, name="own_agreed"),
    path(f"{OWN}reach/", own_views.own_reach, name="own_reach"),
    path(f"{OWN}take-back/", own_views.own_take_all_back, name="own_take_all_back"),
    path(ONE, own_views.own_change, name="own_change"),
    path(f"{ONE}pause/", own_views.own_pause, name="own_pause"),
    path(f"{ONE}take-back/", own_views.own_take_back, name="own_take_back"),
]
