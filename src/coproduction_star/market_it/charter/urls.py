from django.urls import path

from . import carrying_views, clause_views, edition_views, elsewhere_views, public_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/charters/"
ONE = f"{HERE}<uuid:charter_id>/"
CLAUSE = f"{ONE}clauses/<uuid:clause_id>/"
SUGGESTION = f"{ONE}suggestions/<uuid:suggestion_id>/"
PUBLIC = "in/<slug:organisation>/<slug:programme>/charters/"
urlpatterns = [
    path(HERE, views.charters, name="charters"),
    path(f"{HERE}new/", views.new_charter, name="new_charter"),
    path(f"{HERE}elsewhere/", elsewhere_views.real_charters, name="real_charters"),
    path(ONE, views.charter, name="charter"),
    path(f"{ONE}change/", views.change_charter, name="change_charter"),
    path(f"{ONE}sides/", views.charter_sides, name="charter_sides"),
    path(f"{ONE}sides/<uuid:side_id>/rename/", views.rename_side, name="rename_side"),
    path(f"{ONE}sides/<uuid:side_id>/remove/", views.remove_side, name="remove_side"),
    path(f"{ONE}open/", views.open_to_residents, name="open_to_residents"),
    path(f"{ONE}close/", views.close_to_residents, name="close_to_residents"),
    path(f"{ONE}history/", views.charter_history, name="charter_history"),
    path(f"{ONE}publish/", edition_views.publish_charter, name="publish_charter"),
    path(f"{ONE}end/", edition_views.end_charter, name="end_charter"),
    path(f"{ONE}topics/", clause_views.charter_topics, name="charter_topics"),
    path(f"{ONE}missing/", clause_views.suggest_missing, name="suggest_missing"),
    path(f"{ONE}incentives/", carrying_views.charter_incentives, name="charter_incentives"),
    path(f"{ONE}incentives/<uuid:included_id>/out/", carrying_views.leave_out, name="leave_out"),
    path(f"{ONE}risks/", carrying_views.charter_risks, name="charter_risks"),
    path(f"{ONE}risks/<uuid:carried_id>/out/", carrying_views.put_down, name="put_down"),
    path(f"{ONE}clauses/new/", clause_views.new_clause, name="new_clause"),
    path(CLAUSE, clause_views.clause, name="clause"),
    path(f"{CLAUSE}change/", clause_views.change_clause, name="change_clause"),
    path(f"{CLAUSE}choose/<uuid:wording_id>/", clause_views.choose_wording, name="choose_wording"),
    path(f"{CLAUSE}up/", clause_views.clause_up, name="clause_up"),
    path(f"{CLAUSE}down/", clause_views.clause_down, name="clause_down"),
    path(f"{CLAUSE}remove/", clause_views.remove_clause, name="remove_clause"),
    path(f"{CLAUSE}restore/", clause_views.restore_clause, name="restore_clause"),
    path(f"{CLAUSE}suggest/", clause_views.suggest, name="suggest"),
    path(f"{SUGGESTION}answer/", clause_views.answer_suggestion, name="answer_suggestion"),
    path(f"{SUGGESTION}back/", clause_views.withdraw_suggestion, name="withdraw_suggestion"),
    path(PUBLIC, public_views.public_charters, name="public_charters"),
    path(f"{PUBLIC}<uuid:charter_id>/", public_views.public_charter, name="public_charter"),
    path(f"{PUBLIC}<uuid:charter_id>/say/", public_views.public_say, name="public_say"),
    path(f"{PUBLIC}<uuid:charter_id>/charter.txt", public_views.charter_txt, name="charter_txt"),
    path(f"{PUBLIC}<uuid:charter_id>/charter.pdf", public_views.charter_pdf, name="charter_pdf"),
    path(f"{PUBLIC}<uuid:charter_id>/charter.docx", public_views.charter_docx, name="charter_docx"),
    path(f"{PUBLIC}<uuid:charter_id>/charter.html", public_views.charter_html, name="charter_html"),
]
