"""Reports: built from sealed results, downloaded in each format, checked without us."""
