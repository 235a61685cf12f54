-- Of which notes it has to be asked anew where their money begins.  In this and what follows in the transaction, accounts are asked one
-- by one: the planner must not lay the day's index, which rules out nothing, over the account's each time.
set local enable_bitmapscan = off;
truncate trace_doubt;

create table doubt_mark as
select trace_mark.account_no, min(trace_mark.day) as day, bool_or(trace_mark.taken) as taken from trace_mark group by trace_mark.account_no;
select spread('doubt_mark', null);
analyze doubt_mark;

-- Starts that no posting tells, of accounts of which something is told: whether anything still is, if something was taken back.  (The lateral part is made distinct so
-- that the planner asks it account by account, which the index answers: a view of two parts it would read whole.)
create table doubt_told as
select start.note, start.account_no
  from doubt_mark as mark
  join trace_start as start on start.account_no = mark.account_no
 where mark.taken and start.posting = 0 and start.reported;
select spread('doubt_told', null);
analyze doubt_told;
create table still_told as
select told.note
  from doubt_told as told
 cross join lateral (select distinct posting.account_no from posting where posting.account_no = told.account_no) as still;
select spread('still_told', 'note', 'ledger');
analyze still_told;

insert into trace_doubt
-- the note is another, or the account that its ledger names
select either.note from ((table trace_note except table trace_note_now) union all (table trace_note_now except table trace_note)) as either
union
-- somebody of its household
select note.id
  from (select distinct trace_mark_home.household from trace_mark_home) as mark
  join note on note.member_household = mark.household
union
-- its account was posted to when it might have been paid out, or was
select was.note
  from doubt_mark as mark
  join trace_note as was on was.account_no = mark.account_no
 where mark.day <= was.disbursed_on + 1
union
select start.note
  from doubt_mark as mark
  join trace_start as start on start.account_no = mark.account_no
 where mark.day <= start.day or not start.reported
union
select named.note
  from doubt_mark as mark
  join named on named.account_no = mark.account_no
 where mark.day <= named.day
union
select told.note
  from doubt_told as told
 where not exists (select from still_told as still where still.note = told.note);
analyze trace_doubt;

-- Notes paid into one account may take a credit from each other: they are asked together.
create table doubt_account as
select now.account_no from trace_doubt as doubt join trace_note_now as now on now.note = doubt.note where now.account_no is not null
union
select was.account_no from trace_doubt as doubt join trace_note as was on was.note = doubt.note where was.account_no is not null
union
select start.account_no from trace_doubt as doubt join trace_start as start on start.note = doubt.note
union
select named.account_no from trace_doubt as doubt join named on named.note = doubt.note;
select spread('doubt_account', null);
analyze doubt_account;
insert into trace_doubt
select now.note
  from doubt_account as shared
  join trace_note_now as now on now.account_no = shared.account_no
 where not exists (select from trace_doubt as known where known.note = now.note);
drop table doubt_mark, doubt_told, still_told, doubt_account;
analyze trace_doubt;
