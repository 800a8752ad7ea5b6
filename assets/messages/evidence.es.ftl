# Evidence: the records behind figures, in Spanish.
