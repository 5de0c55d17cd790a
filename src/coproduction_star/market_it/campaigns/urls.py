from django.urls import path

from . import comparison_views, file_views, message_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/campaigns"
CAMPAIGN = f"{HERE}/<uuid:campaign_id>"
MESSAGE = f"{CAMPAIGN}/messages/<uuid:message_id>"
COMPARISON = f"{CAMPAIGN}/comparisons/<uuid:told_apart_id>"

urlpatterns = [
    path(f"{HERE}/", views.campaigns, name="campaigns"),
    path(f"{HERE}/new/", views.new_campaign, name="new_campaign"),
    path(f"{HERE}/campaigns.csv", file_views.campaigns_csv, name="campaigns_csv"),
    path(f"{CAMPAIGN}/", views.campaign, name="campaign"),
    path(f"{CAMPAIGN}/campaign.docx", file_views.campaign_word, name="campaign_word"),
    path(f"{CAMPAIGN}/campaign.xlsx", file_views.campaign_workbook, name="campaign_workbook"),
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
    path(f"{CAMPAIGN}/comparisons/", comparison_views.new_comparison, name="new_campaign_comparison"),
    path(f"{COMPARISON}/", comparison_views.comparison, name="campaign_comparison"),
    path(f"{COMPARISON}/change/", comparison_views.change_comparison, name="change_comparison"),
    path(f"{COMPARISON}/remove/", comparison_views.remove_comparison, name="remove_comparison"),
    path(f"{COMPARISON}/lots/", comparison_views.draw_lots, name="draw_lots"),
    path(f"{COMPARISON}/lots.csv", comparison_views.comparison_lots, name="comparison_lots"),
    path(f"{COMPARISON}/begin/", comparison_views.begin_comparison, name="begin_comparison"),
    path(f"{COMPARISON}/count/", comparison_views.count_comparison, name="count_comparison"),
    path(f"{COMPARISON}/end/", comparison_views.end_comparison, name="end_comparison"),
]
