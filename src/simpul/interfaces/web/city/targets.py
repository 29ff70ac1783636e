"""How is whoever a projection counts called?"""

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from simpul.knowledge.life_stages import LifeStage, bands

NAMED: dict[str, Promise] = {
    "S": gettext_lazy("Balita (S)"),
    "bumil": gettext_lazy("Ibu hamil"),
    "nifas": gettext_lazy("Ibu nifas/menyusui"),
}


def target_label(target: str) -> str:
    if target in NAMED:
        return str(NAMED[target])
    return next(band for band in bands() if band.stage is LifeStage(target)).label(get_language() or "id")
