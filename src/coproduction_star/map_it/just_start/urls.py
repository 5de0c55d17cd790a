from django.urls import path

from . import handing_views, kept_views, letter_views, views

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
    path("just-start/keep/reminder/", letter_views.reminder, name="just_start_reminder"),
    path("just-start/keep/hand-over/", handing_views.choose, name="just_start_choose"),
    path("just-start/keep/hand-over/mine/", handing_views.mine, name="just_start_mine"),
    path("just-start/keep/hand-over/<uuid:to>/", handing_views.tell, name="just_start_tell"),
    path("just-start/letter/<str:token>/", letter_views.confirm, name="just_start_confirm"),
    path("just-start/no-letter/<str:token>/", letter_views.stop, name="just_start_stop"),
    path("just-start/<str:draft>/check/", views.check, name="just_start_check"),
    path("just-start/<str:draft>/<slug:page>/", views.question, name="just_start_question"),
]
