"""What a picture is and where pictures come from: folders, tables, files opened safely, duplicates.

Knows files and pixels. Does not know vectors, models, trees or collections.
"""
