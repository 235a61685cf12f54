-- What the answer of rule $1 rests on, as a hash, and whether its answer in found rests on the same.  $2 is the rule's text, $3
-- the rules whose findings it reads ("WHO-01", "XFR-*"), commas between.  Null: it reads something whose changes are not
-- watched, so that it has to be run.
--
-- What the text reads is found by its words: that may be more than it reads, never less.
with
  word as (
    select distinct part as name from regexp_split_to_table($2::text, '\W+') as part
  ),
  -- a parameter as of D is another only when its value is: the day behind it does not count
  of_today as (
    select distinct asked.match[1] as name from regexp_matches($2::text, 'param_on\(''(\w+)'', clock\.day\)', 'g') as asked (match)
  ),
  timely as (
    select regexp_replace($2::text, 'param_on\(''\w+'', clock\.day\)', '', 'g') as text
  ),
  reading as (
    select mark.name, mark.stands from mark join word on word.name = mark.name
    union all
    select mark.name, mark.stands from mark cross join timely where timely.text ~ ('\m' || replace(mark.name, '.', '\.') || '\M')
       and mark.name like 'clock.%'
    union all
    select 'param ' || of_today.name, told.value
      from of_today
      cross join clock
      cross join lateral param_on(of_today.name, clock.day) as told
    union all
    select 'finding', count(*) || '/' || coalesce(bit_xor(hash_record_extended(finding, 0)), 0)
      from finding
     where exists (select from string_to_array($3::text, ',') as names cross join unnest(names) as name
                    where finding.rule_id = name or (name like '%*' and starts_with(finding.rule_id, rtrim(name, '*'))))
  ),
  -- a table of this world without a mark, or a clock of which it is not said what is read
  unwatched as (
    select word.name
      from word
      join pg_class as relation on relation.relname = word.name and relation.relkind in ('r', 'v')
                               and relation.relnamespace = current_schema()::regnamespace
     where word.name not in ('clock', 'finding', 'finding_note', 'found', 'rule_due')
       and not exists (select from mark where mark.name = word.name)
    union all
    select 'clock' from timely where timely.text ~ '\mclock\s+as\M|\mclock\.\*'
  ),
  rests as (
    select case when not exists (select from unwatched)
                then encode(sha256(convert_to($2::text || E'\n' || (select string_agg(reading.name || '=' || reading.stands, ' ' order by reading.name, reading.stands)
                                                                      from reading), 'UTF8')), 'hex') end as basis
  )
select rests.basis, coalesce(rests.basis = rule_rests.basis, false)::int as same
  from rests
  left join rule_rests on rule_rests.rule_id = $1::text
