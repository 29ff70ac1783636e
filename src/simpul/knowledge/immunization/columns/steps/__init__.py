"""The steps of knowledge.immunization.steps, each for everybody at once."""
