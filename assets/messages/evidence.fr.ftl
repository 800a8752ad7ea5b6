# Evidence: the records behind figures, in French.
