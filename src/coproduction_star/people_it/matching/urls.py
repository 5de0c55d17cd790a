from django.urls import path

from . import by_hand_views, decision_views, link_views, public_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/people-it/matches"
LINK = "t/match/<str:match_code>"
OPEN = "in/<slug:organisation>/<slug:programme>"

urlpatterns = [
    path(f"{HERE}/", views.desk, name="desk"),
    path(f"{HERE}/start/", views.start_matching, name="start_matching"),
    path(f"{HERE}/runs/<uuid:run_id>/", views.matching_run, name="matching_run"),
    path(f"{HERE}/under-way/", views.matches_under_way, name="matches_under_way"),
    path(f"{HERE}/weights/", views.match_weights, name="match_weights"),
    path(f"{HERE}/rates/", views.match_rates, name="match_rates"),
    path(f"{HERE}/<uuid:proposal_id>/approve/", decision_views.approve_proposal, name="approve_proposal"),
    path(f"{HERE}/<uuid:proposal_id>/set-aside/", decision_views.set_aside_proposal, name="set_aside_proposal"),
    path(f"{HERE}/by-hand/<slug:sort>/<uuid:thing_id>/", by_hand_views.propose_by_hand, name="propose_by_hand"),
    path(f"{HERE}/asked/<uuid:asked_id>/answer/", decision_views.type_match_answer, name="type_match_answer"),
    path(f"{HERE}/asked/<uuid:asked_id>/outcome/", decision_views.type_outcome, name="type_outcome"),
    path(f"{LINK}/", link_views.match_link, name="match_link"),
    path(f"{LINK}/answer/", link_views.match_link_answer, name="match_link_answer"),
    path(f"{LINK}/write/", link_views.match_link_write, name="match_link_write"),
    path(f"{LINK}/contact/", link_views.match_link_contact, name="match_link_contact"),
    path(f"{LINK}/tell/", link_views.match_link_tell, name="match_link_tell"),
    path(f"{OPEN}/matching/", public_views.matching_explained, name="matching_explained"),
    path(f"{OPEN}/matching.json", public_views.matching_record, name="matching_record"),
]
