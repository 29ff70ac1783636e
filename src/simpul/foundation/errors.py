"""How does the domain say no? With a code for machines and one Indonesian sentence for people, and nothing personal."""


class DomainError(Exception):
    """A refusal that a person can act on. Anything else that is raised is a bug of ours.

    template  the Indonesian sentence, with %(name)s where a value belongs; interfaces translate it
    """

    def __init__(self, code: str, template: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.template = template
        self.values = values

    @property
    def sentence(self) -> str:
        return self.template % self.values if self.values else self.template


class NotInWorkAreaError(DomainError):
    """Asked for something outside the work area; interfaces answer as if it did not exist."""

    def __init__(self) -> None:
        super().__init__("not_in_work_area", "Data ini tidak ada di wilayah kerja Anda.")


class NotAllowedError(DomainError):
    """The role may not do this."""

    def __init__(self) -> None:
        super().__init__("not_allowed", "Tugas ini bukan bagian dari peran Anda.")


class StaleRecordError(DomainError):
    """Somebody wrote since this screen was drawn."""

    def __init__(self, sentence: str = "Catatan ini sudah berubah. Muat ulang untuk melihat yang terbaru.") -> None:
        super().__init__("stale_record", sentence)


class IdAlreadyUsedError(DomainError):
    """The id that the sender made carries another record."""

    def __init__(self) -> None:
        super().__init__("id_already_used", "Nomor catatan ini sudah dipakai. Muat ulang halaman, lalu kirim lagi.")
