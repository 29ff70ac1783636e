"""What does a doctor look at before signing? The limits with a worked line each, and what changed since an edition."""

from simpul.knowledge.rules.review.compared import BandPair, Compared, compare, earlier_editions
from simpul.knowledge.rules.review.worked import Edge, Line, edges

__all__ = ["BandPair", "Compared", "Edge", "Line", "compare", "earlier_editions", "edges"]
