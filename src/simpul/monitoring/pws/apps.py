from django.apps import AppConfig


class PwsConfig(AppConfig):
    name = "simpul.monitoring.pws"
    label = "pws"
