"""Angka kota: which number a city uses where its sources contradict each other, and choosing another one."""
