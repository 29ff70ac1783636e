from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    name = "simpul.services.duplicates"
    label = "duplicates"
