-- Notes whose disbursement, or the household it counts for, is another now; and those whose money lay in an account, or
-- stopped there, on or after the day from which that account has another history.  Which legs belong together can change up to two
-- days before a posting that came.
truncate trace_again;
insert into trace_again
with
  mark as (
    select trace_mark.account_no, min(trace_mark.day) - 2 as day from trace_mark group by trace_mark.account_no
  ),
  was as (
    select start.* from trace_doubt as doubt join trace_start as start on start.note = doubt.note
  )
select either.note, 0 from ((table was except table trace_start_now)
                            union all
                            (table trace_start_now except table was)) as either
union
select visit.note, 0
  from mark
  join trace_visit as visit on visit.account_no = mark.account_no and visit.to_day >= mark.day;

delete from trace_start where note in (select doubt.note from trace_doubt as doubt);
insert into trace_start select * from trace_start_now;
analyze trace_again;
