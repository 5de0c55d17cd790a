from django.urls import path

from . import public_views, views

HOME = "o/<slug:organisation>/p/<slug:programme>/together/budgets/"
ONE = f"{HOME}<uuid:budget_id>/"
PROJECT = f"{ONE}projects/<uuid:project_id>/"
OUT = "in/<slug:organisation>/<slug:programme>/budgets/<uuid:budget_id>/"
urlpatterns = [
    path(HOME, views.budgets, name="budgets"),
    path(f"{HOME}new/", views.new_budget, name="new_budget"),
    path(f"{HOME}file/", views.bring_votes, name="bring_votes"),
    path(ONE, views.budget, name="budget"),
    path(f"{ONE}change/", views.change_budget, name="change_budget"),
    path(f"{PROJECT}check/", views.check_project, name="check_project"),
    path(f"{PROJECT}withdraw/", views.withdraw_project, name="withdraw_project"),
    path(f"{PROJECT}became/", views.say_what_became, name="say_what_became"),
    path(f"{ONE}outcomes/", views.put_outcomes_on, name="put_outcomes_on"),
    path(f"{ONE}panel/", views.panel_decides, name="panel_decides"),
    path(f"{ONE}codes/", views.voting_codes, name="voting_codes"),
    path(f"{ONE}give-in/", views.give_in, name="give_in"),
    path(f"{ONE}sheets/", views.sheets, name="sheets"),
    path(f"{ONE}count/", views.count_votes, name="count_votes"),
    path(f"{ONE}confirm/", views.confirm_result, name="confirm_result"),
    path(OUT, public_views.public_budget, name="public_budget"),
    path(f"{OUT}propose/", public_views.propose_project, name="propose_project"),
    path(f"{OUT}vote/", public_views.vote, name="vote"),
    path(f"{OUT}votes.pb", public_views.budget_votes, name="budget_votes"),
    path("r/vote/", public_views.own_ballot, name="own_ballot"),
]
