"""A private PostgreSQL of our own, for the demo, the tests and a small site."""
