from django.apps import AppConfig


class FeedConfig(AppConfig):
    name = "simpul.records.feed"
    label = "feed"
