"""The platform: who, where, when, pages and records. The science lives in ``surveys``."""
