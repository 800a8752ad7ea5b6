# Sections of reports, in Spanish.
