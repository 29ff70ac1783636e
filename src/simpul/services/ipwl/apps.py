from django.apps import AppConfig


class IpwlConfig(AppConfig):
    name = "simpul.services.ipwl"
    label = "ipwl"
