-- Resolving starts from nothing.
truncate bearer_span, note, note_past, exposure, household, purpose_verdict, bank_month;
