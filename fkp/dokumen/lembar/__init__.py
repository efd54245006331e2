"""What a sheet of a workbook is made of: its name, headings, cells, formulas, looks."""
