from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "simpul.records.agreements"
    label = "agreements"
