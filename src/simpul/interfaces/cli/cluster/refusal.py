"""What is said when the machine cannot do what we need: one sentence, what it is and what to do."""


class SetupError(Exception):
    """A step of the set-up failed in a way that a person can mend. The message is printed alone, without a trace."""
