from django.apps import AppConfig


class FacilitiesConfig(AppConfig):
    name = "simpul.records.facilities"
    label = "facilities"
