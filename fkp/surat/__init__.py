"""Letters that leave by e-mail: kept first, sent once, by whatever means the installation has."""
