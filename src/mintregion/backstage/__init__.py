"""Work behind every page: audit trail, versions of shared data, limited child processes, background chores."""
