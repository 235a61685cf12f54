-- A night traces again only what changed, and reads only the accounts that its money came to: so postings are found by account.
create index account_txn_account on store.account_txn (account_no);
-- Disbursements and repayments that say of which note: as many as there are notes, not as there are postings.
create index account_txn_note on store.account_txn (bank_code, note_no)
 where txn_type in ('贷款发放', '贷款还本') and note_no is not null;

-- A world keeps from what its traces were made; one made before does not, and is made anew.
do $$
begin
  if exists (select from pg_namespace where nspname = 'world_now') then
    drop schema world_now cascade;
  end if;
end $$;
