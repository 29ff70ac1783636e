from django.apps import AppConfig


class DataQualityConfig(AppConfig):
    name = "simpul.monitoring.data_quality"
    label = "data_quality"
