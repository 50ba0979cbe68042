"""Commands for operators and maintainers."""
