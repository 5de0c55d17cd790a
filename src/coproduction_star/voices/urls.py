from django.urls import include, path

app_name = "voices"
urlpatterns = [
    path("", include("coproduction_star.voices.comments.urls")),
    path("", include("coproduction_star.voices.attachments.urls")),
    path("", include("coproduction_star.voices.my_data.urls")),
    path("", include("coproduction_star.voices.contributions.urls")),
    path("", include("coproduction_star.voices.paper.urls")),
    path("", include("coproduction_star.voices.following.urls")),
    path("", include("coproduction_star.voices.safeguarding.urls")),
    path("", include("coproduction_star.voices.moderation.urls")),
    path("", include("coproduction_star.voices.answering.urls")),
]
