-- Everything is resolved from nothing: no row of resolution says that anything stands.
truncate resolution, household_told, household, bearer_span, note, note_past, exposure;

insert into asked_note
select ledger.note from ledger where ledger.counts;
select counted('asked_note');
