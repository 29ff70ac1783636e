from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "simpul.interfaces.web"
    label = "web"
