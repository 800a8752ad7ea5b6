# Evidence: the records behind figures, in English.
