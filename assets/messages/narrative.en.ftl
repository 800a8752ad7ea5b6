# Texts of reports, and what figures in them are called, in English.

text-about = What the programme says in its own words, with the figures of this report.
section-text = a text without content
