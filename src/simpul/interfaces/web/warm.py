"""What a process of pages reads once, it reads before the first person waits for it."""

import gc
from pathlib import Path

from django.conf import settings
from django.template import Engine
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation


def warm() -> None:
    """Import every page, and read every template and the words of each language.

    What stands then stays for the life of the process: it is left out of the search for garbage, which otherwise stops
    a page for a sixth of a second now and then to look through all of it.
    """
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            reverse("kelurahan:list")  # the first address of a language imports every page
    for folder in map(Path, Engine.get_default().dirs):
        for template in sorted(folder.rglob("*.html")):
            get_template(str(template.relative_to(folder)))
    gc.collect()
    gc.freeze()
