from django.urls import URLPattern, URLResolver

app_name = "people_it"
urlpatterns: list[URLPattern | URLResolver] = []
