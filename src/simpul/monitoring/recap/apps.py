from django.apps import AppConfig


class RecapConfig(AppConfig):
    name = "simpul.monitoring.recap"
    label = "recap"
