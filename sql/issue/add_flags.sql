-- Fills issue.flag for edition $2 of month $1: every finding of this world that is open at D, or was rectified or dismissed
-- within the month, or earlier though the last issue lists it as open (a bank told it late); and those that the last issue of
-- an earlier month lists as open and this world does not find: cleared.
-- What became of them by then says flag_life; one that no issue had sent is sent by this one.
--
-- first_seen: nights and issues up to D are looks; a flag dates from the first of the unbroken looks that found it.
-- Looks later than D do not count, so that a month written again says the same.
with
today as (
  select clock.day, clock.month, clock.known, coalesce(clock.known_day, clock.day) as known_day
    from clock
),
-- the latest edition of each earlier month, the newest first
published as materialized (
  select last.month, last.edition, issue.as_of, row_number() over (order by last.month desc) as back
    from (select issue.month, max(issue.edition) as edition
            from issue.issue
            cross join clock
           where issue.month < $1::date and issue.known < clock.known and issue.edition > 0
           group by issue.month) as last
    join issue.issue on issue.month = last.month and issue.edition = last.edition
),
night as materialized (
  select night.day
    from life.night
    cross join today
   where night.day <= today.day and night.known <= today.known and night.day <= today.known_day
),
edge as (
  select (select max(night.day) from night) as last_night
),
-- what each earlier issue listed as open, numbered from the newest: while both numbers agree there is no break
listing as materialized (
  select flag.flag_id, published.as_of, published.back,
         row_number() over (partition by flag.flag_id order by published.back) as place
    from published
    join issue.flag on flag.month = published.month and flag.edition = published.edition
   where flag.status not in ('rectified', 'cleared', 'dismissed')
),
chain as (
  select listing.flag_id, count(*) as length
    from listing
   where listing.back = listing.place
   group by listing.flag_id
),
found as (
  select finding.*, life.status as life_status, life.since as life_since, life.sent_on, life.due_on
    from finding
    join flag_life as life on life.flag_id = finding.flag_id
    cross join today
   where life.status not in ('rectified', 'cleared', 'dismissed')
      or life.since between today.month and today.day
      -- ended before this month and told only now: the last issue still listed it as open
      or exists (select from listing where listing.flag_id = finding.flag_id and listing.back = 1)
),
-- the episode that holds the last night, if one does
episode as (
  select episode.flag_id, max(episode.first_day) as first_day
    from life.episode
    cross join edge
   where episode.first_day <= edge.last_night
     and (episode.last_day is null or episode.last_day >= edge.last_night)
   group by episode.flag_id
),
-- since when the nights find it without a break; infinity: they do not
begun as (
  select found.flag_id, coalesce(episode.first_day, 'infinity'::date) as first_day
    from found
    left join episode on episode.flag_id = found.flag_id
),
-- the nights, of which there are more each day, are asked once for each such day, and not for each flag
before as (
  select begun.first_day, (select max(night.day) from night where night.day < begun.first_day) as day
    from begun
   group by begun.first_day
),
-- the last look that did not find it: a night before the episode, or the issue before those that list it
broken as (
  select begun.flag_id, begun.first_day, greatest(before.day, published.as_of, '-infinity'::date) as day
    from begun
    join before on before.first_day = begun.first_day
    left join chain on chain.flag_id = begun.flag_id
    left join published on published.back = coalesce(chain.length, 0) + 1
),
-- the first night that did
after as (
  select broken.first_day, broken.day,
         (select min(night.day) from night where night.day >= broken.first_day and night.day > broken.day) as night
    from broken
   group by broken.first_day, broken.day
),
since as (
  select broken.flag_id, least(after.night, min(listing.as_of), today.day) as first_seen
    from broken
    join after on after.first_day = broken.first_day and after.day = broken.day
    cross join today
    left join listing on listing.flag_id = broken.flag_id and listing.as_of > broken.day
   group by broken.flag_id, after.night, today.day
),
-- listed as open in the last earlier issue, and gone
gone as (
  select flag.*, published.as_of,
         greatest(published.as_of,
                  (select max(night.day)
                     from life.episode
                     join night on night.day >= episode.first_day
                               and (episode.last_day is null or night.day <= episode.last_day)
                    where episode.flag_id = flag.flag_id)) as found_until
    from published
    join issue.flag on flag.month = published.month and flag.edition = published.edition
   where published.back = 1
     and flag.status not in ('rectified', 'cleared', 'dismissed')
     and not exists (select from finding where finding.flag_id = flag.flag_id)
)
insert into issue.flag (flag_id, month, edition, rule_id, subject_id, severity, status, first_seen, last_seen, ended_on,
                        amount, sentence, evidence, subject_type, county, township, bank_code, household_no, note_no,
                        facts, look, due_on)
select found.flag_id, $1::date, $2::int, found.rule_id, found.subject_id, found.severity, found.life_status,
       since.first_seen, today.day,
       case when found.life_status in ('rectified', 'dismissed') then found.life_since end,
       found.amount, found.sentence, found.evidence, found.subject_type, found.county, found.township, found.bank_code,
       found.household_no, found.note_no, found.facts, case found.status when 'rectified' then 'settled' else 'found' end,
       case when found.sent_on is not null then found.due_on
            when found.severity = 'high' then today.day + coalesce(high.value, '15')::int
            when found.severity = 'medium' then today.day + coalesce(medium.value, '30')::int end
  from found
  join since on since.flag_id = found.flag_id
  cross join today
  left join param_on('deadline_high_days', today.day) as high on true
  left join param_on('deadline_medium_days', today.day) as medium on true
 union all
select gone.flag_id, $1::date, $2::int, gone.rule_id, gone.subject_id, gone.severity,
       case when life.status in ('rectified', 'dismissed') then life.status else 'cleared' end,
       gone.first_seen, gone.found_until,
       case when life.status in ('rectified', 'dismissed') then life.since
            else coalesce((select min(night.day) from night where night.day > gone.found_until), today.day) end,
       gone.amount, gone.sentence, gone.evidence, gone.subject_type, gone.county, gone.township, gone.bank_code,
       gone.household_no, gone.note_no, gone.facts, 'gone', gone.due_on
  from gone
  left join flag_life as life on life.flag_id = gone.flag_id
  cross join today;
