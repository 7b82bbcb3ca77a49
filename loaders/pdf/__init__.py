"""From the lines on the pages of a PDF to paragraphs: order, what repeats on each page, and what a line break cut."""
