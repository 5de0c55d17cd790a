from django.urls import path, re_path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/explorer"

urlpatterns = [
    path(f"{HERE}/", views.explorer, name="explorer"),
    re_path(
        r"^o/(?P<organisation>[-\w]+)/p/(?P<programme>[-\w]+)/explorer\.(?P<kind>svg|png|pptx)$",
        views.explorer_file,
        name="explorer_file",
    ),
    path(f"{HERE}/ideas/", views.ideas, name="explorer_ideas"),
    path(f"{HERE}/ideas/keep/", views.keep_idea, name="keep_idea"),
    path(f"{HERE}/no-outcome/<slug:co>/", views.corner, name="explorer_strays"),
    path(f"{HERE}/<uuid:outcome_id>/<slug:co>/", views.corner, name="explorer_corner"),
]
