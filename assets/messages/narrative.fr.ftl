# Texts of reports, and what figures in them are called, in French.

text-about = Ce que le programme dit en ses propres termes, avec les chiffres de ce rapport.
section-text = un texte sans contenu
