"""Which accounts does the demo print? Known to everybody: its people are invented and it serves 127.0.0.1 only."""

PASSWORD = "simpul-demo"  # noqa: S105 - of invented accounts on 127.0.0.1
LOGINS = {
    "kader": "Kader Posyandu: menimbang",
    "kader2": "Kader kedua di Posyandu yang sama",
    "ketua": "Ketua bidang kesehatan Posyandu: menutup sesi",
    "bidan": "Bidan Pustu: daftar dan petak kelurahannya",
    "dokter": "Petugas klaster 2 Puskesmas",
    "kepala": "Kepala Puskesmas: angka dan akun",
    "dinkes": "Dinas Kesehatan: angka saja",
    "admin": "Admin sistem: akun",
    "bidan.lain": "Bidan kelurahan lain: tidak melihat kelurahan itu",
    "kader.lain": "Kader kelurahan lain",
}
