"""Citizens answer: the form, the API, the recording of an answer, the receipt."""
