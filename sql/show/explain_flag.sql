-- One flag of now, by its number.
select finding.*, flag_word(life.status) as life_word, life.due_on as life_due_on, coalesce(episode.first_day, clock.day) as first_seen, clock.day
  from finding
  cross join clock
  join flag_life as life on life.flag_id = finding.flag_id
  left join life.episode as episode on episode.flag_id = finding.flag_id and episode.last_day is null
 where finding.flag_id = upper($1::text)
 order by finding.flag_id;
