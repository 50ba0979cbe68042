"""Software with which a town or district runs its MINT region."""
