-- Edition $2 of month $1 has not form $3 of sender $4 (called $5): why ($6), and what to do ($7).
insert into issue.withheld (month, edition, form, sender, name, what, remedy)
values ($1::date, $2::int, $3::text, $4::text, $5::text, $6::text, $7::text);
