-- The senders, in the order of conf/senders.csv; bank codes and feeds are words with blanks between.
insert into archive.setup_sender (setup, sender, ordinal, kind, name, county, bank_codes, feeds, since, credit_code,
                                  institution_class, institution_code)
select (select max(setup.known) from archive.setup as setup), line.sender, line.ordinal, line.kind, line.name, line.county, array_remove(regexp_split_to_array(line.bank_codes, '[ ;,]+'), ''),
       array_remove(regexp_split_to_array(line.feeds, '[ ;,]+'), ''), line.since,
       line.credit_code, line.institution_class, line.institution_code
  from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::date[], $8::text[], $9::text[], $10::text[])
       with ordinality as line (sender, kind, name, county, bank_codes, feeds, since, credit_code, institution_class,
                                institution_code, ordinal)
