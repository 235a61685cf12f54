-- Records edition $2 of month $1: its world, its run $3, its inputs $4 and the program $5.
insert into issue.issue (month, edition, as_of, known, known_day, run, inputs_sha256, program)
select $1::date, $2::int, clock.day, clock.known, clock.known_day, $3::bigint, $4::text, $5::text
  from clock;
