from django.urls import path

from . import board_views, own_views, paper_views, views

PUBLIC = "in/<slug:organisation>/<slug:programme>/offers/"
OWN = "r/offers/"
ONE = f"{OWN}<slug:sort>/<uuid:thing_id>/"
urlpatterns = [
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
