# Sections of reports, in French.
