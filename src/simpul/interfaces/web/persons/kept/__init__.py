"""What is kept of the record itself: what happened to it, and who opened it?"""
