from django.urls import path

from . import views

TEAM = "o/<slug:organisation>/p/<slug:programme>/initiatives/<uuid:initiative_id>/story"
PUBLIC = "in/<slug:organisation>/<slug:programme>/stories/<uuid:story_id>"

urlpatterns = [
    path(f"{TEAM}/", views.story, name="story"),
    path(f"{TEAM}/figures/", views.add_figure, name="add_story_figure"),
    path(f"{TEAM}/figures/<uuid:figure_id>/remove/", views.remove_figure, name="remove_story_figure"),
    path(f"{TEAM}/publish/", views.publish, name="publish_story"),
    path(f"{TEAM}/take-back/", views.take_back, name="take_story_back"),
    path(f"{PUBLIC}/", views.public_story, name="public_story"),
    path(f"{PUBLIC}/use/", views.use_story, name="use_story"),
]
