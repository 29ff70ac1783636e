from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "simpul.services.rights"
    label = "rights"
