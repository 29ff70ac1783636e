from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "simpul.interfaces.web.components"
    label = "components"
