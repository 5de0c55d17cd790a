from django.urls import path

from . import kept_views, views

urlpatterns = [
    path("just-start/", views.front, name="just_start"),
    path("just-start/begin/", views.begin, name="just_start_begin"),
    path("just-start/keep/", kept_views.enter, name="just_start_enter"),
    path("just-start/keep/yours/", kept_views.yours, name="just_start_yours"),
    path("just-start/keep/calendar/", kept_views.calendar, name="just_start_calendar"),
    path("just-start/keep/happened/", kept_views.happened, name="just_start_happened"),
    path("just-start/keep/learned/", kept_views.learned, name="just_start_learned"),
    path("just-start/keep/smaller/", kept_views.smaller, name="just_start_smaller"),
    path("just-start/keep/erase/", kept_views.erase, name="just_start_erase"),
    path("just-start/keep/close/", kept_views.close, name="just_start_close"),
    path("just-start/<str:draft>/check/", views.check, name="just_start_check"),
    path("just-start/<str:draft>/<slug:page>/", views.question, name="just_start_question"),
]
