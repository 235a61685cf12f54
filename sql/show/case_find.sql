-- The flag called $1, as now tells it; may: whether $2 (answer, confirm, dismiss, rectify) can still be recorded of it: a flag
-- that has ended takes only what the table of states knows.
select life.flag_id, life.status, flag_word(life.status) as status_word, finding.facts,
       life.status not in ('rectified', 'dismissed', 'cleared')
         or exists (select from flag_change() as change where change.status = life.status and change.event = $2::text) as may
  from flag_life as life
  left join finding on finding.flag_id = life.flag_id
 where life.flag_id = upper($1::text)
 order by life.flag_id;
