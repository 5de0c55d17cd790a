from django.urls import path

from coproduction_star.grow_it.indicators.urls import ONE

from . import views

urlpatterns = [path(f"{ONE}take/", views.take_figures, name="take_figures")]
