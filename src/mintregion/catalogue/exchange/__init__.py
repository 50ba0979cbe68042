"""Offers in and out as tables: XLSX, CSV and text with pasted tables.

A file passes four stations, each of which only knows plain data of the one before:

1. `formats` turn bytes into sheets of text cells; `parsing` runs this and the next in a child process.
2. `layouts` find header rows and turn table rows into offer rows; `words` turns phrases such as
   "60-90 Min." into structure. Nothing up to here needs a database or Django's settings.
3. `plan` compares offer rows with the catalogue; `report` says the plan in the language of the reader.
4. `apply` writes a plan without problems in one transaction.

`export` writes the full layout, which `layouts.full` reads back without a change.
"""
