-- The clock of now moves on, never back; one that was never filled has no row.
select clock.day from clock where clock.day <= $1::date;
