-- What counties answered up to D, always filled whole.
delete from answer;
insert into answer
select event.answer, event.flag_id, event.answered_at, event.known, event.file, event.line, event.finding, event.measure,
       event.recovered, event.done_on, event.answered_by, event.remark
  from clock
  cross join lateral store.feedback_in_force(clock.known) as event
 where event.answered_at <= clock.day;
