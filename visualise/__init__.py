"""A network as a picture: one HTML file that works from disk, with the sentence behind every line.

Read in this order: `theme`, `layout`, `payload`, `network_map`, `part`.
"""
