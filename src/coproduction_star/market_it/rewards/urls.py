from django.urls import path

from . import file_views, own_views, people_views, public_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/rewards/"
CLAIMS = f"{HERE}claims/"
ONE = f"{CLAIMS}<uuid:claim_id>/"
MINE = f"{HERE}mine/"
PEOPLE = f"{HERE}people/"
WHO = f"{PEOPLE}<uuid:participant>/"
PUBLIC = "in/<slug:organisation>/<slug:programme>/money/"
OWN = "r/claims/"
urlpatterns = [
    path(HERE, views.rewards, name="rewards"),
    path(f"{HERE}rules/", views.reward_rules, name="reward_rules"),
    path(f"{HERE}rewards.xlsx", file_views.rewards_workbook, name="rewards_workbook"),
    path(CLAIMS, views.claims, name="claims"),
    path(f"{CLAIMS}claims.csv", file_views.claims_csv, name="claims_csv"),
    path(f"{CLAIMS}enter/", views.enter_claim, name="enter_claim"),
    path(ONE, views.claim_page, name="claim_page"),
    path(f"{ONE}approve/", views.approve_claim, name="approve_claim"),
    path(f"{ONE}refuse/", views.refuse_claim, name="refuse_claim"),
    path(f"{ONE}pay/", views.pay_claim, name="pay_claim"),
    path(MINE, own_views.my_rewards, name="my_rewards"),
    path(f"{MINE}claim/", own_views.claim, name="claim"),
    path(f"{MINE}give/", own_views.give_credits, name="give_credits"),
    path(f"{MINE}statement.pdf", own_views.my_statement, name="my_statement"),
    path(f"{MINE}<uuid:claim_id>/take-back/", own_views.take_claim_back, name="take_claim_back"),
    path(PEOPLE, people_views.reward_people, name="reward_people"),
    path(f"{PEOPLE}choose/", people_views.choose_person, name="choose_person"),
    path(WHO, people_views.reward_person, name="reward_person"),
    path(f"{WHO}credits/", people_views.credits_of, name="credits_of"),
    path(f"{WHO}thank/", people_views.thank, name="thank"),
    path(f"{WHO}support/", people_views.support, name="support"),
    path(f"{WHO}statement.pdf", file_views.person_statement, name="person_statement"),
    path(f"{WHO}put-right/<uuid:transfer_id>/", people_views.put_right, name="put_right"),
    path(f"{HERE}pots/new/", people_views.new_pot, name="new_pot"),
    path(f"{HERE}pots/<uuid:pot_id>/", people_views.from_pot, name="from_pot"),
    path(PUBLIC, public_views.public_money, name="public_money"),
    path(f"{PUBLIC}claim/", public_views.public_claim, name="public_claim"),
    path(f"{PUBLIC}sent/<uuid:sent>/", public_views.public_claim_sent, name="public_claim_sent"),
    path(OWN, public_views.own_claims, name="own_claims"),
    path(f"{OWN}claim/", public_views.own_claim, name="own_claim"),
    path(f"{OWN}statement.pdf", public_views.own_statement, name="own_statement"),
    path(f"{OWN}<uuid:claim_id>/take-back/", public_views.own_claim_back, name="own_claim_back"),
]
