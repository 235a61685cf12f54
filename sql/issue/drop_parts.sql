-- The books of edition $2 of month $1 are written: what each had of the flags is needed no more.
delete from issue.part where part.month = $1::date and part.edition = $2::int;
