"""The words of a report: drafted from the result, edited by people, frozen with the seal."""
