"""What is compared with what, and what does it weigh?"""
