# Pages for browsers, and documents, in Spanish.
