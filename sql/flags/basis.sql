-- What the answer of each rule of $1 rests on, as a hash, and whether its answer in found rests on the same.  $1 is JSON, an array of
-- rules in the order of which they are told: their id, text, and reads (the rules whose findings they read, "WHO-01,XFR-*").  Null: it
-- reads something whose changes are not watched, so that it has to be run.
--
-- What the text reads is found by its words: that may be more than it reads, never less.
with
  asked as materialized (
    select rule.place, rule.told ->> 'id' as rule_id, rule.told ->> 'text' as text, rule.told ->> 'reads' as reads,
           -- a parameter as of D is another only when its value is: the day behind it does not count
           regexp_replace(rule.told ->> 'text', 'param_on\(''\w+'', clock\.day\)', '', 'g') as timely
      from json_array_elements($1::json) with ordinality as rule (told, place)
  ),
  word as materialized (
    select distinct asked.place, part as name from asked cross join lateral regexp_split_to_table(asked.text, '\W+') as part
  ),
  of_today as (
    select distinct asked.place, found.match[1] as name
      from asked
      cross join lateral regexp_matches(asked.text, 'param_on\(''(\w+)'', clock\.day\)', 'g') as found (match)
  ),
  reading as (
    select word.place, mark.name, mark.stands from mark join word on word.name = mark.name
    union all
    select asked.place, mark.name, mark.stands
      from mark
      join asked on asked.timely ~ ('\m' || replace(mark.name, '.', '\.') || '\M')
     where mark.name like 'clock.%'
    union all
    select of_today.place, 'param ' || of_today.name, told.value
      from of_today
      cross join clock
      cross join lateral param_on(of_today.name, clock.day) as told
    union all
    select asked.place, 'finding', count(*) || '/' || coalesce(bit_xor(hash_record_extended(finding, 0)), 0)
      from asked
      join finding on exists (select from unnest(string_to_array(asked.reads, ',')) as name
                               where finding.rule_id = name or (name like '%*' and starts_with(finding.rule_id, rtrim(name, '*'))))
     where asked.reads <> ''
     group by asked.place
  ),
  -- a table of this world without a mark, or a clock of which it is not said what is read
  unwatched as (
    select word.place
      from word
      join pg_class as relation on relation.relname = word.name and relation.relkind in ('r', 'v')
                               and relation.relnamespace = current_schema()::regnamespace
     where word.name not in ('clock', 'finding', 'finding_note', 'found', 'rule_due')
       and not exists (select from mark where mark.name = word.name)
    union all
    select asked.place
      from asked
     where asked.text ~ '\mclock\.\*'
        or (asked.text ~ '\mclock\M' and asked.text !~ '\mclock\.')
        or asked.text ~ ('\mclock\s+(?!(on|using|cross|join|inner|left|right|full|natural|where|group|having|window|order|limit|union|except'
                         || '|intersect)\M)[a-z_]')
  ),
  ground as (
    select reading.place, string_agg(reading.name || '=' || reading.stands, ' ' order by reading.name, reading.stands) as grounds
      from reading
     group by reading.place
  ),
  rests as (
    select asked.place, asked.rule_id,
           case when not exists (select from unwatched where unwatched.place = asked.place)
                then encode(sha256(convert_to(asked.text || E'\n' || coalesce(ground.grounds, ''), 'UTF8')), 'hex') end as basis
      from asked
      left join ground on ground.place = asked.place
  )
select rests.basis, coalesce(rests.basis = rule_rests.basis, false)::int as same
  from rests
  left join rule_rests on rule_rests.rule_id = rests.rule_id
 order by rests.place;
