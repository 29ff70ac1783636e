from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "simpul.records.access"
    label = "access"
