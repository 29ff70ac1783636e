"""In which words is it said why two records may be one person? By field and level; what has no words is not said."""

WORDS = {
    "name": {
        "same": "Nama sama",
        "same_words": "Nama sama, urutan berbeda",
        "close": "Nama mirip",
        "part": "Sebagian nama sama",
        "first_word": "Nama depan sama",
        "rather_close": "Nama agak mirip",
        "different": "Nama berbeda",
    },
    "birth": {
        "same": "Tanggal lahir sama",
        "swapped": "Tanggal dan bulan lahir tertukar",
        "one_digit": "Tanggal lahir beda satu angka",
        "same_month": "Bulan dan tahun lahir sama",
        "same_year": "Tahun lahir sama",
        "year_only": "Tahun lahir sama",
        "month_only": "Bulan dan tahun lahir sama",
        "different": "Tanggal lahir berbeda",
    },
    "sex": {"different": "Jenis kelamin berbeda"},
    "mother": {"same": "Nama ibu sama", "close": "Nama ibu mirip", "different": "Nama ibu berbeda"},
    "nik": {
        "same": "NIK sama",
        "same_visible": "Angka NIK yang terlihat sama",
        "one_digit": "NIK beda satu angka",
        "neighbour": "NIK berdekatan",
        "different": "NIK berbeda",
    },
    "phone": {"same": "Nomor telepon sama"},
    "household": {"same_kk": "Satu KK", "same_rt": "Satu RT", "same_kelurahan": "Satu kelurahan"},
}
TWIN_WORDS, NEWBORN_WORDS = "Mungkin saudara kembar", "Bayi yang belum bernama, ibu dan tanggal lahir sama"


def words_of(code: str) -> str:
    """ "name:same" -> "Nama sama"; "" for what is not said, or is no longer known."""
    field, _, level = code.partition(":")
    special = {"twin": TWIN_WORDS, "newborn": NEWBORN_WORDS}
    return special.get(field) or WORDS.get(field, {}).get(level, "")
