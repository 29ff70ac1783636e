from django.apps import AppConfig


class HouseholdsConfig(AppConfig):
    name = "simpul.records.households"
    label = "households"
