# Texts of reports, and what figures in them are called, in English.
