from django.urls import path

from . import after_views, card_views, room_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/together/workshops/"
ONE = f"{HERE}<uuid:workshop_id>/"
ACTIVITY = f"{ONE}agenda/<uuid:workshop_activity_id>/"
ROOM = "w/<slug:room_code>/"
SAY = f"{ROOM}<uuid:workshop_activity_id>/"
urlpatterns = [
    path(HERE, views.workshops, name="workshops"),
    path(f"{HERE}new/", views.new_workshop, name="new_workshop"),
    path(ONE, views.workshop, name="workshop"),
    path(f"{ONE}change/", views.change_workshop, name="change_workshop"),
    path(f"{ONE}room/", views.turn_room, name="turn_room"),
    path(f"{ONE}take-over/", views.take_over_workshop, name="take_over_workshop"),
    path(f"{ONE}agenda/new/", views.new_workshop_activity, name="new_workshop_activity"),
    path(ACTIVITY, views.workshop_activity, name="workshop_activity"),
    path(f"{ACTIVITY}change/", views.change_workshop_activity, name="change_workshop_activity"),
    path(f"{ACTIVITY}turn/", views.turn_workshop_activity, name="turn_workshop_activity"),
    path(f"{ACTIVITY}words/<uuid:workshop_words_id>/", views.check_workshop_words, name="check_workshop_words"),
    path(f"{ACTIVITY}words/<uuid:workshop_words_id>/goes-on/", after_views.take_on_words, name="take_on_words"),
    path(
        f"{ACTIVITY}words/<uuid:workshop_words_id>/learnt/",
        after_views.show_workshop_learnt,
        name="show_workshop_learnt",
    ),
    path(f"{ACTIVITY}paper/", after_views.type_in_workshop, name="type_in_workshop"),
    path(f"{ACTIVITY}reasons/<uuid:workshop_mark_id>/", after_views.show_workshop_reason, name="show_workshop_reason"),
    path(f"{ONE}goes-on/", after_views.workshop_goes_on, name="workshop_goes_on"),
    path(f"{ONE}sheets/", after_views.workshop_pack, name="workshop_pack"),
    path("w/", room_views.type_code, name="type_code"),
    path(ROOM, room_views.room, name="room"),
    path(f"{ROOM}now/", room_views.room_now, name="room_now"),
    path(f"{ROOM}hall/", room_views.hall, name="hall"),
    path(f"{ROOM}leave/", room_views.leave_room, name="leave_room"),
    path(f"{ROOM}card/<uuid:workshop_words_id>/", card_views.card_in_room, name="card_in_room"),
    path("r/card/", card_views.own_card, name="own_card"),
    path("r/card/take-back/", card_views.own_card_take_back, name="own_card_take_back"),
    path(SAY, room_views.say_in_room, name="say_in_room"),
    path(f"{SAY}<uuid:workshop_words_id>/back/", room_views.take_back_in_room, name="take_back_in_room"),
]
