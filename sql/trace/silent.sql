-- Of notes in doubt that no credit names the ledger knows the account.
create table silent as
select now.note, now.account_no, now.account_name, now.amount, now.disbursed_on as day
  from trace_doubt as doubt
  join trace_note_now as now on now.note = doubt.note
 where now.account_no is not null and not exists (select from named where named.note = now.note);
select spread('silent', 'note', 'ledger');
analyze silent;
