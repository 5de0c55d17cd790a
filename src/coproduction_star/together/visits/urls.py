from django.urls import path

from . import member_views, own_views, photo_views, public_views, report_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/together/visits/"
ONE = f"{HERE}<uuid:review_id>/"
PUBLIC = "in/<slug:organisation>/<slug:programme>/visits/<uuid:review_id>/"
OWN = "r/visits/"
urlpatterns = [
    path(HERE, views.reviews, name="reviews"),
    path(f"{HERE}new/", views.new_review, name="new_review"),
    path(ONE, views.review, name="review"),
    path(f"{ONE}change/", views.change_review, name="change_review"),
    path(f"{ONE}phase/", views.move_review, name="move_review"),
    path(f"{ONE}poster/", views.review_poster, name="review_poster"),
    path(f"{ONE}points/new/", views.new_review_point, name="new_review_point"),
    path(f"{ONE}points/<uuid:point_id>/", views.change_review_point, name="review_point"),
    path(f"{ONE}check/<uuid:visit_mark_id>/", views.check_visit, name="check_visit"),
    path(f"{ONE}choose/", member_views.choose_points, name="choose_points"),
    path(f"{ONE}visit/", member_views.visit, name="visit"),
    path(f"{ONE}visit/<uuid:visit_id>/", member_views.change_visit, name="change_visit"),
    path(f"{ONE}enter/", member_views.enter_visit, name="enter_visit"),
    path(f"{ONE}entered/<uuid:review_taker_id>/", member_views.entered_visit, name="entered_visit"),
    path(f"{ONE}report/", report_views.write_report, name="write_report"),
    path(f"{ONE}report/versions/", report_views.report_versions, name="report_versions"),
    path(f"{ONE}view/", report_views.report_view, name="report_view"),
    path(f"{ONE}views/<uuid:report_view_id>/", report_views.check_report_view, name="check_report_view"),
    path(f"{ONE}answer/", report_views.answer_review, name="answer_review"),
    path(f"{ONE}close/", report_views.close_review, name="close_review"),
    path(f"{ONE}visit/<uuid:visit_id>/photos/", photo_views.visit_photos, name="visit_photos"),
    path(f"{ONE}photos/<uuid:visit_photo_id>/", photo_views.visit_photo, name="visit_photo"),
    path(f"{ONE}photos/<uuid:visit_photo_id>/check/", photo_views.check_photo, name="check_photo"),
    path(f"{ONE}photos/<uuid:visit_photo_id>/out/", photo_views.take_photo_out, name="take_photo_out"),
    path(f"{ONE}review.docx", report_views.review_word, name="review_word"),
    path(f"{ONE}review.pdf", report_views.review_pdf, name="review_pdf"),
    path(f"{PUBLIC}photos/<uuid:visit_photo_id>/", photo_views.public_visit_photo, name="public_visit_photo"),
    path(PUBLIC, public_views.public_review, name="public_review"),
    path(f"{PUBLIC}choose/", public_views.choose_review, name="choose_review"),
    path(f"{PUBLIC}tell/", public_views.tell_visit, name="tell_visit"),
    path(f"{PUBLIC}told/<uuid:review_taker_id>/", public_views.told_review, name="told_review"),
    path(f"{PUBLIC}paper/", public_views.review_paper, name="review_paper"),
    path(OWN, own_views.own_review, name="own_review"),
    path(f"{OWN}choose/", own_views.own_points, name="own_points"),
    path(f"{OWN}visit/", own_views.own_new_visit, name="own_new_visit"),
    path(f"{OWN}visit/<uuid:visit_id>/", own_views.own_visit, name="own_visit"),
    path(f"{OWN}visit/<uuid:visit_id>/photos/", photo_views.own_photos, name="own_photos"),
    path(f"{OWN}photos/<uuid:visit_photo_id>/out/", photo_views.own_photo_out, name="own_photo_out"),
    path(f"{OWN}view/", report_views.own_report_view, name="own_report_view"),
    path(f"{OWN}take-back/", own_views.own_review_take_back, name="own_review_take_back"),
]
