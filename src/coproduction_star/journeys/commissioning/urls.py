from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/decisions/<uuid:decision_id>/commissioning"

urlpatterns = [
    path(f"{HERE}/", views.commissioning, name="commissioning"),
    path(f"{HERE}/text.docx", views.commissioning_file, name="commissioning_file"),
    path(f"{HERE}/stops/new/", views.new_reduction, name="new_reduction"),
    path(f"{HERE}/stops/<uuid:reduction_id>/", views.change_reduction, name="change_reduction"),
    path(f"{HERE}/stops/<uuid:reduction_id>/out/", views.take_out_reduction, name="take_out_reduction"),
    path(f"{HERE}/stops/<uuid:reduction_id>/back/", views.bring_back_reduction, name="bring_back_reduction"),
    path(f"{HERE}/texts/<slug:text>/", views.commissioning_text, name="commissioning_text"),
]
