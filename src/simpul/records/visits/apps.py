from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "simpul.records.visits"
    label = "visits"
