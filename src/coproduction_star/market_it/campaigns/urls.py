from django.urls import path

from . import message_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/campaigns"
CAMPAIGN = f"{HERE}/<uuid:campaign_id>"
MESSAGE = f"{CAMPAIGN}/messages/<uuid:message_id>"

urlpatterns = [
    path(f"{HERE}/", views.campaigns, name="campaigns"),
    path(f"{HERE}/new/", views.new_campaign, name="new_campaign"),
    path(f"{CAMPAIGN}/", views.campaign, name="campaign"),
    path(f"{CAMPAIGN}/change/", views.change_campaign, name="change_campaign"),
    path(f"{CAMPAIGN}/begin/", views.begin_campaign, name="begin_campaign"),
    path(f"{CAMPAIGN}/end/", views.end_campaign, name="end_campaign"),
    path(f"{CAMPAIGN}/reopen/", views.reopen_campaign, name="reopen_campaign"),
    path(f"{CAMPAIGN}/history/", views.campaign_history, name="campaign_history"),
    path(f"{CAMPAIGN}/people/", message_views.add_segments, name="add_segments"),
    path(f"{CAMPAIGN}/people/<uuid:segment_id>/remove/", message_views.remove_segment, name="remove_segment"),
    path(f"{CAMPAIGN}/messages/", message_views.new_message, name="new_message"),
    path(f"{MESSAGE}/change/", message_views.change_message, name="change_message"),
    path(f"{MESSAGE}/check/", message_views.check_message, name="check_message"),
    path(f"{MESSAGE}/remove/", message_views.remove_message, name="remove_message"),
    path(f"{MESSAGE}/restore/", message_views.restore_message, name="restore_message"),
]
