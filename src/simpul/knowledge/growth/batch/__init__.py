"""How do many children stand on the six indices, in one go? Needs numpy; nothing else of growth does."""

from simpul.knowledge.growth.batch.columns import Columns, IndexColumns
from simpul.knowledge.growth.batch.kernel import assess_many

__all__ = ["Columns", "IndexColumns", "assess_many"]
