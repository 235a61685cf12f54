-- What night $1 finds goes on where an episode is under way, saying what it says now, and begins one elsewhere.
insert into life.episode as episode (flag_id, first_day, last_day, severity, status, amount, sentence, evidence, county,
                                     township, bank_code, household_no, note_no)
with found as materialized (
  select finding.* from world_now.finding
),
-- not ended, or ended by an earlier run of this very night
under_way as materialized (
  select distinct on (episode.flag_id) episode.flag_id, episode.first_day
    from life.episode
   where episode.last_day is null
      or episode.first_day = $1::date
      or episode.last_day = (select max(night.day) from life.night where night.day < $1::date)
   order by episode.flag_id, episode.last_day is null desc, episode.first_day desc
)
select found.flag_id, coalesce(under_way.first_day, $1::date), null, found.severity, found.status, found.amount,
       found.sentence, found.evidence, found.county, found.township, found.bank_code, found.household_no, found.note_no
  from found
  left join under_way on under_way.flag_id = found.flag_id
on conflict (flag_id, first_day) do update
   set last_day = null,
       severity = excluded.severity,
       status = excluded.status,
       amount = excluded.amount,
       sentence = excluded.sentence,
       evidence = excluded.evidence,
       county = excluded.county,
       township = excluded.township,
       bank_code = excluded.bank_code,
       household_no = excluded.household_no,
       note_no = excluded.note_no
 where (episode.last_day, episode.severity, episode.status, episode.amount, episode.sentence, episode.evidence,
        episode.county, episode.township, episode.bank_code, episode.household_no, episode.note_no)
       is distinct from
       (null::date, excluded.severity, excluded.status, excluded.amount, excluded.sentence, excluded.evidence,
        excluded.county, excluded.township, excluded.bank_code, excluded.household_no, excluded.note_no);
