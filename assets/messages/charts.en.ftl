# Charts, in English.
