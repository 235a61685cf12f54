-- Episodes that night $1 no longer finds end on the last night that did: the one before.
with found as materialized (
  select finding.flag_id from world_now.finding
)
update life.episode
   set last_day = greatest(episode.first_day,
                           coalesce((select max(night.day) from life.night where night.day < $1::date), episode.first_day))
 where episode.last_day is null
   and not exists (select from found where found.flag_id = episode.flag_id);
