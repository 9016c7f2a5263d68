// A typesetting process that cannot start.
process.exit(1)
