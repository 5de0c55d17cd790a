from django.urls import include, path, re_path

from . import gap_views, public_views, views

TEAM = "o/<slug:organisation>/p/<slug:programme>/people-it/sessions"
ONE = f"{TEAM}/<uuid:session_id>"
PUBLIC = "in/<slug:organisation>/<slug:programme>/sessions"

GAP = r"^gap\.(?P<kind>csv|xlsx|svg|png|pptx)$"

urlpatterns = [
    path(f"{TEAM}/", views.sessions, name="sessions"),
    path(f"{TEAM}/new/", views.new_session, name="new_session"),
    path(f"{TEAM}/", include([re_path(GAP, gap_views.gap_file, name="gap_file")])),
    path(f"{ONE}/", views.session, name="session"),
    path(f"{ONE}/change/", views.change_session, name="change_session"),
    path(f"{ONE}/publish/", views.publish_session, name="publish_session"),
    path(f"{ONE}/cancel/", views.cancel_session, name="cancel_session"),
    path(f"{ONE}/write-down/", views.add_session_place, name="add_session_place"),
    path(f"{ONE}/needs/", views.session_needs, name="session_needs"),
    path(f"{ONE}/who-came/", views.note_who_came, name="note_who_came"),
    path(f"{ONE}/thank/", views.thank_session, name="thank_session"),
    path(f"{PUBLIC}/", public_views.public_sessions, name="public_sessions"),
    path(f"{PUBLIC}/sessions.ics", public_views.public_sessions_calendar, name="public_sessions_calendar"),
    path(f"{PUBLIC}/kept/<uuid:sent>/", public_views.public_session_kept, name="public_session_kept"),
    path(f"{PUBLIC}/<uuid:session_id>/", public_views.public_session, name="public_session"),
    path("r/session/", public_views.own_session, name="own_session"),
    path("r/session/give-back/", public_views.give_session_back, name="give_session_back"),
]
