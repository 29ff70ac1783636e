"""An invented city on real ground: areas and borders as published, people made by seed."""
