"""On what ground can the invented city stand? Five real cities: what is told of them, and what is made up by rule."""
