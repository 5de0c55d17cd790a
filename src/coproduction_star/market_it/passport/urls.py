from django.urls import path

from . import public_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/access/"
MINE = f"{HERE}mine/"
PUBLIC = "in/<slug:organisation>/<slug:programme>/access/"
OWN = "r/access/"
urlpatterns = [
    path(HERE, views.access_needs, name="access_needs"),
    path(f"{HERE}people/<uuid:participant>/", views.read_passport, name="read_passport"),
    path(MINE, views.my_passport, name="my_passport"),
    path(f"{MINE}change/", views.change_my_passport, name="change_my_passport"),
    path(f"{MINE}share/", views.share_my_passport, name="share_my_passport"),
    path(f"{MINE}card/", views.my_passport_card, name="my_passport_card"),
    path(f"{MINE}end/", views.end_my_passport, name="end_my_passport"),
    path(PUBLIC, public_views.public_passport, name="public_passport"),
    path(f"{PUBLIC}kept/<uuid:sent>/", public_views.public_passport_kept, name="public_passport_kept"),
    path(OWN, public_views.own_passport, name="own_passport"),
    path(f"{OWN}change/", public_views.change_own_passport, name="change_own_passport"),
    path(f"{OWN}share/", public_views.share_own_passport, name="share_own_passport"),
    path(f"{OWN}card/", public_views.own_passport_card, name="own_passport_card"),
    path(f"{OWN}end/", public_views.end_own_passport, name="end_own_passport"),
]
