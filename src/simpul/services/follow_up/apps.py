from django.apps import AppConfig


class FollowUpConfig(AppConfig):
    name = "simpul.services.follow_up"
    label = "follow_up"
