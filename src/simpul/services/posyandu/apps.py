from django.apps import AppConfig


class PosyanduConfig(AppConfig):
    name = "simpul.services.posyandu"
    label = "posyandu"
