from django.urls import path

from . import figure_views, file_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/measures/"
ONE = f"{HERE}<uuid:indicator_id>/"
FIGURE = f"{HERE}figures/<uuid:counted_id>/"
urlpatterns = [
    path(HERE, views.framework, name="framework"),
    path(f"{HERE}new/", views.new_indicator, name="new_indicator"),
    path(f"{HERE}bring/", file_views.bring, name="bring_figures"),
    path(f"{HERE}bring/<uuid:figure_file_id>/take-back/", file_views.take_back, name="take_figures_back"),
    path(f"{HERE}measures.csv", file_views.figures_csv, name="figures_csv"),
    path(f"{HERE}measures.xlsx", file_views.figures_workbook, name="figures_workbook"),
    path(f"{HERE}framework.docx", file_views.framework_word, name="framework_word"),
    path(f"{HERE}framework.pdf", file_views.framework_pdf, name="framework_pdf"),
    path(ONE, views.indicator, name="indicator"),
    path(f"{ONE}change/", views.change_indicator, name="change_indicator"),
    path(f"{ONE}remove/", views.remove_indicator, name="remove_indicator"),
    path(f"{ONE}restore/", views.restore_indicator, name="restore_indicator"),
    path(f"{ONE}figures/new/", figure_views.new_figure, name="new_figure"),
    path(f"{ONE}marks/new/", figure_views.new_mark, name="new_mark"),
    path(f"{ONE}marks/<uuid:mark_id>/remove/", figure_views.remove_mark, name="remove_mark"),
    path(FIGURE, figure_views.figure, name="figure"),
    path(f"{FIGURE}change/", figure_views.change_figure, name="change_figure"),
    path(f"{FIGURE}approve/", figure_views.approve_figure, name="approve_figure"),
    path(f"{FIGURE}say/", figure_views.say, name="say_of_figure"),
]
