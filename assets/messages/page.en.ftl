# Pages for browsers, and documents, in English.
