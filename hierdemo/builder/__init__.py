"""From pictures, or ready vectors, to a collection: resumable, and built again only where something changed.

Not called build: tools pass folders of that name over.
"""
