"""Forums of earlier years, as incomplete as they were."""
