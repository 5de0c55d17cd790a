from django.urls import path, re_path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>"
STEPS = ("map_it", "focus_it", "people_it", "market_it", "grow_it", "together")

urlpatterns = [
    path(f"{HERE}/", views.star, name="star"),
    re_path(
        r"^o/(?P<organisation>[-\w]+)/p/(?P<programme>[-\w]+)/star\.(?P<kind>svg|png|pptx)$",
        views.star_file,
        name="star_file",
    ),
    *(path(f"{HERE}/{step.replace('_', '-')}/", views.step, {"step": step}, name="step") for step in STEPS),
]
