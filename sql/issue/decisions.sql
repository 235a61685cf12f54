-- What fupin case recorded up to D, known at K (here $1): it changes what the issue says of flags.
select decision.flag_id, decision.day::text as day, decision.kind, coalesce(decision.finding, '') as finding,
       coalesce(decision.done_on::text, '') as done_on, decision.known
  from archive.case_decision as decision
  cross join clock
 where decision.known <= $1::bigint and decision.day <= clock.day
 order by decision.known;
