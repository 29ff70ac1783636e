from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "simpul.records.audit"
    label = "audit"
