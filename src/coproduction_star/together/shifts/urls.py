from django.urls import path

from . import attending_views, calendar_views, enter_views, own_views, public_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/together/shifts/"
ONE = f"{HERE}<uuid:shift_id>/"
PUBLIC = "in/<slug:organisation>/<slug:programme>/shifts/"
OWN = "r/shift/"
urlpatterns = [
    path(HERE, views.shifts, name="shifts"),
    path(f"{HERE}new/", views.new_shift, name="new_shift"),
    path(f"{HERE}my-calendar/", calendar_views.my_shift_feed, name="my_shift_feed"),
    path(ONE, views.shift, name="shift"),
    path(f"{ONE}change/", views.change_shift, name="change_shift"),
    path(f"{ONE}call-off/", views.cancel_shift, name="cancel_shift"),
    path(f"{ONE}join/", views.join_shift, name="join_shift"),
    path(f"{ONE}roles/new/", views.new_shift_role, name="new_shift_role"),
    path(f"{ONE}roles/<uuid:shift_role_id>/", views.change_shift_role, name="shift_role"),
    path(f"{ONE}enter/", enter_views.enter_shift, name="enter_shift"),
    path(f"{ONE}entered/<uuid:shift_place_id>/", enter_views.entered_shift, name="entered_shift"),
    path(f"{ONE}back/<uuid:shift_place_id>/", views.step_somebody_back, name="step_somebody_back"),
    path(f"{ONE}who-came/", attending_views.attend_shift, name="attend_shift"),
    path(f"{ONE}thank/", attending_views.thank_shift, name="thank_shift"),
    path(f"{ONE}look-again/", attending_views.settle_shift, name="settle_shift"),
    path(f"{ONE}sheet/", calendar_views.shift_sheet, name="shift_sheet"),
    path(f"{ONE}poster/", calendar_views.shift_poster, name="shift_poster"),
    path(PUBLIC, public_views.public_shifts, name="public_shifts"),
    path(f"{PUBLIC}shifts.ics", calendar_views.public_shifts_calendar, name="public_shifts_calendar"),
    path(f"{PUBLIC}<uuid:shift_id>/", public_views.public_shift, name="public_shift"),
    path(f"{PUBLIC}<uuid:shift_id>/signed/<uuid:shift_place_id>/", public_views.signed_shift, name="signed_shift"),
    path(OWN, own_views.own_shift, name="own_shift"),
    path(f"{OWN}shift.ics", calendar_views.own_shift_calendar, name="own_shift_calendar"),
    path(f"{OWN}feed/<str:shift_feed>.ics", calendar_views.shift_feed, name="shift_feed"),
    path(f"{OWN}act/", own_views.own_shift_act, name="own_shift_act"),
    path(f"{OWN}erase/", own_views.own_shift_erase, name="own_shift_erase"),
]
