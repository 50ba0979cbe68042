"""How large a file may be; whoever stays one below is read, one above is refused (docs/decisions/0015-exchange.md)."""

MEGABYTE = 1024 * 1024

FILE_BYTES = 25 * MEGABYTE
TEXT_BYTES = 20 * MEGABYTE
UNPACKED_BYTES = 100 * MEGABYTE
ARCHIVE_ENTRIES = 200
SHEETS = 50
ROWS = 20_000
COLUMNS = 100  # the full layout has 51, and six more for every language beside German
CELL_CHARACTERS = 32_767  # what Excel and LibreOffice let a cell hold
SHEET_ROWS = 1_048_576  # the last row number a spreadsheet can have
FINDINGS = 200  # reading stops after so many problems: the file is of another kind

CPU_SECONDS = 10
MEMORY_MB = 300
WALL_SECONDS = 60  # the child steps back behind everything else on a busy machine
ANSWER_MB = 128
