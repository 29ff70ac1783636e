"""What is read from the standard input of a word, and how is what is wrong with it named? (fields.toml)"""
