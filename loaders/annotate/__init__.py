"""Document to reading: sentences, words, quantities, dates, and the things that the text speaks of.

Read in this order: `language`, `sentences`, `numbers`, `quantities`, `dates`, `candidates` and the annotators it calls,
`parse`, `choose`, `things`, `reader`.
"""
