"""What is read together of one person?"""
