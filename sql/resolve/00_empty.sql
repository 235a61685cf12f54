-- Resolving starts from nothing.
truncate note, note_past, exposure, household, purpose_verdict, bank_month;
