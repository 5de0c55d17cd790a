from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>"

urlpatterns = [
    path(f"{HERE}/just-start/", views.just_start, name="just_start"),
    path(f"{HERE}/just-start/try/", views.try_it, name="try_it"),
    path(f"{HERE}/which-tool/", views.which_tool, name="which_tool"),
    path(f"{HERE}/tools/", views.tools, name="tools"),
    path(f"{HERE}/tools/<slug:tool>/", views.switch_tool, name="switch_tool"),
]
