"""What is kept of a sheet that is taken over: the run, its rows and their fates, and how its columns were read?"""

from simpul.services.takeover.kinds import Decision, Fate, RunState, Step
from simpul.services.takeover.models.mapping import Mapping
from simpul.services.takeover.models.row import ImportRow
from simpul.services.takeover.models.run import ImportPart, ImportRun

__all__ = ["Decision", "Fate", "ImportPart", "ImportRow", "ImportRun", "Mapping", "RunState", "Step"]
