from django.apps import AppConfig


class TakeoverConfig(AppConfig):
    name = "simpul.services.takeover"
    label = "takeover"
