copy payer from stdin (format binary)
