# Sections of reports, in English.
