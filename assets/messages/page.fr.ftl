# Pages for browsers, and documents, in French.
