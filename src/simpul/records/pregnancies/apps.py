from django.apps import AppConfig


class PregnanciesConfig(AppConfig):
    name = "simpul.records.pregnancies"
    label = "pregnancies"
