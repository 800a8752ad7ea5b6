# Texts of reports, and what figures in them are called, in Spanish.

text-about = Lo que el programa dice con sus propias palabras, con las cifras de este informe.
section-text = un texto sin contenido
