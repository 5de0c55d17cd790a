from django.urls import path, re_path

from . import bringing_views, keeping_views, postcode_views, views

HOME = "o/<slug:organisation>/places/"
ONE = f"{HOME}<uuid:place_id>/"
urlpatterns = [
    path(HOME, views.places, name="places"),
    re_path(r"^o/(?P<organisation>[-\w]+)/places/map\.(?P<kind>svg|png|pptx)$", views.places_file, name="places_file"),
    re_path(
        r"^o/(?P<organisation>[-\w]+)/places/places\.(?P<kind>csv|geojson)$",
        views.places_as_file,
        name="places_as_file",
    ),
    path(f"{HOME}add/", keeping_views.new_place, name="new_place"),
    path(f"{HOME}bring/", bringing_views.bring_places, name="bring_places"),
    path(f"{HOME}bring/<uuid:place_file_id>/", bringing_views.places_brought, name="places_brought"),
    path(f"{HOME}bring/<uuid:place_file_id>/undo/", bringing_views.take_places_back, name="take_places_back"),
    path(f"{HOME}postcodes/", postcode_views.postcodes_, name="postcodes"),
    path(f"{HOME}joined/<uuid:place_joining_id>/part/", keeping_views.part_places, name="part_places"),
    path(ONE, views.place, name="place"),
    path(f"{ONE}change/", keeping_views.change_place, name="change_place"),
    path(f"{ONE}boundary/", keeping_views.place_boundary, name="place_boundary"),
    path(f"{ONE}boundary/remove/", keeping_views.remove_boundary, name="remove_boundary"),
    path(f"{ONE}join/", keeping_views.join_place, name="join_place"),
    path(f"{ONE}remove/", keeping_views.remove_place, name="remove_place"),
    path(f"{ONE}councillors/", keeping_views.councillors, name="councillors"),
    path(f"{ONE}councillors/<int:seat_id>/remove/", keeping_views.remove_councillor, name="remove_councillor"),
]
