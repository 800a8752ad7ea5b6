# Charts, in French.
