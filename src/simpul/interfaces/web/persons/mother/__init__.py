"""A pregnancy and the weeks after a birth on one page: dates, visits, what belongs to each, the plan of the birth."""
