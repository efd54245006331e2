"""Minutes while people talk: rows written by several hands, issues from phones, the projector."""
