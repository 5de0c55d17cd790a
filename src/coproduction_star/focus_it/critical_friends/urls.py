from django.urls import path

from . import link_views, member_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/focus-it/friends"
ONE = f"{HERE}/<uuid:friend_id>"

urlpatterns = [
    path(f"{HERE}/", views.challenges, name="challenges"),
    path(f"{HERE}/challenges.csv", views.challenges_csv, name="challenges_csv"),
    path(f"{HERE}/ask/<slug:draft_kind>/<uuid:draft_id>/", views.add_friend, name="add_friend"),
    path(f"{HERE}/challenges/<uuid:challenge_id>/", views.answer_challenge, name="answer_challenge"),
    path(f"{HERE}/remind/", views.remind_friends, name="remind_friends"),
    path(f"{ONE}/", member_views.friend, name="friend"),
    path(f"{ONE}/challenge/<slug:anchor>/", member_views.challenge_line, name="challenge_line"),
    path(f"{ONE}/take-back/<uuid:challenge_id>/", member_views.take_back_challenge, name="take_back_challenge"),
    path(f"{ONE}/renew/", views.renew_friend, name="renew_friend"),
    path(f"{ONE}/end/", views.end_friend, name="end_friend"),
    path(f"{ONE}/forget/", views.forget_friend, name="forget_friend"),
    path("t/", link_views.friend_code, name="friend_code"),
    path("t/<str:friend_code>/", link_views.friend_link, name="friend_link"),
    path(
        "t/<str:friend_code>/challenge/<slug:anchor>/", link_views.friend_link_challenge, name="friend_link_challenge"
    ),
    path(
        "t/<str:friend_code>/take-back/<uuid:challenge_id>/",
        link_views.friend_link_take_back,
        name="friend_link_take_back",
    ),
]
