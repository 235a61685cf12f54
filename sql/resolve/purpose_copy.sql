copy purpose_verdict from stdin (format binary)
