"""From answers to a result: recounts, what is said beside the index, sealing, and proof."""
