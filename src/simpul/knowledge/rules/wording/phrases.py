"""The set phrases in which a rule is told, by language."""

from collections.abc import Sequence

from simpul.knowledge.forms.gates import Op

# fmt: off
COMPARED = {
    "id": {
        Op.AT_LEAST: "{} atau lebih", Op.ABOVE: "di atas {}", Op.AT_MOST: "sampai dengan {}", Op.BELOW: "di bawah {}",
    },
    "en": {Op.AT_LEAST: "{} or more", Op.ABOVE: "above {}", Op.AT_MOST: "at most {}", Op.BELOW: "below {}"},
}
# fmt: on
JOINED = {"id": {Op.ALL: " dan ", Op.ANY: ", atau "}, "en": {Op.ALL: " and ", Op.ANY: ", or "}}
NOT = {"id": "tidak ({})", "en": "not ({})"}
NONE_OF = {"id": "tidak satu pun dari ({})", "en": "none of ({})"}
NOT_YES = {"id": "{}: selain ya", "en": "{}: anything but yes"}
ANY_YES = {"id": "ada salah satu dari: {}", "en": "any one of: {}"}
UNKNOWN = {"id": "{} tidak diketahui", "en": "{} is unknown"}
KNOWN = {"id": "{} sudah diisi", "en": "{} was answered"}
EXACTLY = {"id": "{} tepat {}", "en": "{} is exactly {}"}
EVERYBODY = {"id": "selain itu", "en": "otherwise"}
AGAIN = {"id": " Periksa lagi dalam {} hari.", "en": " Check again within {} days."}
ASKED = {"id": "hanya bila {}", "en": "only if {}"}
YES_NO = {"id": ("{}: tidak", "{}: ya"), "en": ("{}: no", "{}: yes")}
POINTS = {"id": "{} bila {}", "en": "{} if {}"}
POINT = {"id": "poin", "en": "points"}
ONLY_SIGNED = {"id": "berlaku hanya bila ditandatangani dokter", "en": "acts only where a doctor signed it"}
ADDED = {"id": "jumlah dari {}", "en": "sum of {}"}
COUNTED = {"id": "jumlah jawaban ya dari: {}", "en": "how many are yes of: {}"}
OURS = {"id": "ketentuan Simpul: {}", "en": "Simpul's own: {}"}
PARTS = {
    "id": {"priority": "prioritas", "refer": "tempat rujukan", "recheck_days": "kapan diperiksa lagi"},
    "en": {"priority": "priority", "refer": "place to refer", "recheck_days": "when to check again"},
}


def one_of(said: Sequence[str], language: str) -> str:
    """Sungsang, Lintang atau Lainnya: answers of which each will do."""
    *most, last = said
    return f"{', '.join(most)} {'or' if language == 'en' else 'atau'} {last}" if most else last
