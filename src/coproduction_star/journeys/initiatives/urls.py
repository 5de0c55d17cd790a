from django.urls import path, re_path

from . import part_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/initiatives"

urlpatterns = [
    path(f"{HERE}/", views.initiatives, name="initiatives"),
    path(f"{HERE}/new/", views.new_initiative, name="new_initiative"),
    re_path(
        r"^o/(?P<organisation>[-\w]+)/p/(?P<programme>[-\w]+)/initiatives\.(?P<kind>csv|json|xlsx)$",
        views.initiatives_file,
        name="initiatives_file",
    ),
    path(f"{HERE}/<uuid:initiative_id>/", views.initiative, name="initiative"),
    path(f"{HERE}/<uuid:initiative_id>/edit/", part_views.describe_initiative, name="describe_initiative"),
    path(f"{HERE}/<uuid:initiative_id>/edit/all/", views.edit_initiative, name="edit_initiative"),
    path(f"{HERE}/<uuid:initiative_id>/edit/<slug:part>/", part_views.edit_part, name="edit_part"),
    path(f"{HERE}/<uuid:initiative_id>/still-true/", views.still_true, name="still_true"),
    path(f"{HERE}/<uuid:initiative_id>/remove/", views.remove_initiative, name="remove_initiative"),
    path(f"{HERE}/<uuid:initiative_id>/restore/", views.restore_initiative, name="restore_initiative"),
]
