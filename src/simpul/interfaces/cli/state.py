"""Where does an installation on this machine keep what must survive a restart?"""

import os
from pathlib import Path


def state_folder() -> Path:
    """SIMPUL_STATE_DIR, or .simpul in the working folder."""
    folder = Path(os.environ.get("SIMPUL_STATE_DIR", ".simpul")).resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
