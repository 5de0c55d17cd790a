from django.urls import path

from . import deciding_views, file_views, item_views, menu_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/incentives"
MENU = f"{HERE}/menu"
PLAN = f"{HERE}/<uuid:plan_id>"
ITEM = f"{PLAN}/items/<uuid:line_id>"

urlpatterns = [
    path(f"{HERE}/", views.plans, name="incentive_plans"),
    path(f"{HERE}/new/", views.new_plan, name="new_plan"),
    path(f"{HERE}/plans.csv", file_views.plans_csv, name="plans_csv"),
    path(f"{MENU}/", menu_views.incentive_menu, name="incentive_menu"),
    path(f"{MENU}/cards.pdf", menu_views.menu_cards, name="menu_cards"),
    path(f"{MENU}/<slug:incentive>/", menu_views.incentive, name="incentive"),
    path(f"{PLAN}/", views.plan, name="incentive_plan"),
    path(f"{PLAN}/change/", views.change_plan, name="change_plan"),
    path(f"{PLAN}/history/", views.plan_history, name="plan_history"),
    path(f"{PLAN}/barriers/", views.add_barriers, name="add_barriers"),
    path(f"{PLAN}/barriers/<uuid:barrier_id>/remove/", views.remove_barrier, name="remove_barrier"),
    path(f"{PLAN}/ethics/", deciding_views.answer_ethics, name="answer_ethics"),
    path(f"{PLAN}/decide/", deciding_views.decide_plan, name="decide_plan"),
    path(f"{PLAN}/reopen/", deciding_views.reopen_plan, name="reopen_plan"),
    path(f"{PLAN}/plan.docx", file_views.plan_word, name="plan_word"),
    path(f"{PLAN}/plan.xlsx", file_views.plan_workbook, name="plan_workbook"),
    path(f"{PLAN}/items/", item_views.new_item, name="new_item"),
    path(f"{ITEM}/change/", item_views.change_item, name="change_item"),
    path(f"{ITEM}/remove/", item_views.remove_item, name="remove_item"),
    path(f"{ITEM}/restore/", item_views.restore_item, name="restore_item"),
    path(f"{ITEM}/warning/", item_views.read_warning, name="read_warning"),
    path(f"{ITEM}/offer/", item_views.offer_item, name="offer_item"),
]
