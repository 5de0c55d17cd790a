from django.urls import path

from . import own_views, rater_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/skills/"
MINE = f"{HERE}mine/"
urlpatterns = [
    path(HERE, views.competencies, name="competencies"),
    path(f"{HERE}team/", views.skills_of_the_team, name="skills_of_the_team"),
    path(f"{HERE}thanks/", views.recognitions, name="recognitions"),
    path(f"{HERE}thanks/new/", views.new_recognition, name="new_recognition"),
    path(f"{HERE}thanks/<uuid:recognition_id>/show/", views.show_recognition, name="show_recognition"),
    path(f"{HERE}thanks/<uuid:recognition_id>/away/", views.take_recognition_away, name="take_recognition_away"),
    path(MINE, own_views.my_skills, name="my_skills"),
    path(f"{MINE}role/", own_views.choose_my_role, name="choose_my_role"),
    path(f"{MINE}skill/<slug:skill_id>/", own_views.rate_my_skill, name="rate_my_skill"),
    path(f"{MINE}plan/new/", own_views.new_skills_plan, name="new_skills_plan"),
    path(f"{MINE}plan/done/", own_views.skills_plan_done, name="skills_plan_done"),
    path(f"{MINE}plan/drop/", own_views.skills_plan_drop, name="skills_plan_drop"),
    path(f"{MINE}plan/step/<slug:plan_key>/", own_views.skills_plan, name="skills_plan"),
    path(f"{MINE}ask/", own_views.ask_about_my_skills, name="ask_about_my_skills"),
    path(f"{MINE}ask/end/", own_views.end_my_links, name="end_my_links"),
    path(f"{MINE}share/", own_views.share_my_skills, name="share_my_skills"),
    path(f"{MINE}share/<uuid:skills_share_id>/end/", own_views.take_back_my_skills, name="take_back_my_skills"),
    path(f"{MINE}count/", own_views.count_my_skills, name="count_my_skills"),
    path(f"{MINE}delete/", own_views.delete_my_skills, name="delete_my_skills"),
    path(f"{HERE}shared/<uuid:skills_share_id>/", own_views.shared_skills, name="shared_skills"),
    path("k/<slug:rater_code>/", rater_views.see_somebody, name="see_somebody"),
]
