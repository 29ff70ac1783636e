"""What is answered by the words of the shell, as JSON and as sentences?"""
