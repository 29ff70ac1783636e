from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "simpul.records.people"
    label = "people"
