from django.urls import path

from . import public_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/publishing/"
ONE = f"{HERE}<uuid:publication_id>/"
PUBLIC = "in/<slug:organisation>/<slug:programme>/figures/<uuid:publication_id>/"
urlpatterns = [
    path(HERE, views.publications, name="publications"),
    path(f"{HERE}new/", views.new_publication, name="new_publication"),
    path(ONE, views.publication, name="publication"),
    path(f"{ONE}change/", views.change_publication, name="change_publication"),
    path(f"{ONE}publish/", views.publish_figures, name="publish_figures"),
    path(f"{ONE}withdraw/", views.withdraw_figures, name="withdraw_figures"),
    path(f"{ONE}remove/", views.remove_publication, name="remove_publication"),
    path(PUBLIC, public_views.public_figures, name="public_figures"),
    path(f"{PUBLIC}figures.csv", public_views.public_figures_csv, name="public_figures_csv"),
]
