# Charts, in Spanish.
