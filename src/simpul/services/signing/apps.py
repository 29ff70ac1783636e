from django.apps import AppConfig


class SigningConfig(AppConfig):
    name = "simpul.services.signing"
    label = "signing"
