-- Credits that say themselves whose disbursement they are: there may be several to a note.
create table named as
select note.id as note, posting.posting, posting.account_no, posting.account_name, posting.id_no, posting.amount, posting.day
  from posting
  join note on note.bank_code = posting.bank_code and note.note_no = posting.note_no
 where posting.credit and posting.txn_type = '贷款发放' and posting.note_no is not null;
select spread('named', 'note', 'ledger');
analyze named;
