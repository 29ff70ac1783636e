"""What is kept of a sheet that is taken over: the run, its rows and their fates, and how its columns were read?"""

from simpul.services.takeover.models.mapping import Mapping
from simpul.services.takeover.models.row import Decision, Fate, ImportRow, Step
from simpul.services.takeover.models.run import ImportPart, ImportRun, RunState

__all__ = ["Decision", "Fate", "ImportPart", "ImportRow", "ImportRun", "Mapping", "RunState", "Step"]
