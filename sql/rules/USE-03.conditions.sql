-- What USE-03 asks of note $1.
with
used as (
  select coalesce(sum(held.amount), 0)::bigint as amount
    from note
    join param_on('repay_loan_days', note.disbursed_on) as within on true
    cross join lateral money_held(within.value::int) as held
    join posting on posting.posting = held.posting
   where note.id = $1 and held.note = note.id and held.kind = 'loan' and posting.txn_type = '贷款还本' and posting.note_no is not null
     and posting.bank_code || '/' || posting.note_no <> note.subject
)
select told.*
  from note
  cross join used
  left join param_on('repay_loan_days', note.disbursed_on) as within on true
  left join param_on('repay_loan_percent', note.disbursed_on) as share on true
  cross join lateral (values
    (1, '未登记为续贷或借新还旧', note.grant_type, '无还本续贷、借新还旧以外', note.grant_type not in ('无还本续贷', '借新还旧'), '登记为续贷'),
    (2, '放款后' || within.value || '天内用于归还其他借据本金的金额', yuan(used.amount),
     '大于0且达' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint) || '（贷款的' || share.value || '%）',
     used.amount > 0 and used.amount * 100 >= note.amount * share.value::int,
     '相差' || yuan(ceil(note.amount * share.value::numeric / 100)::bigint - used.amount)))
    as told (place, condition, value, threshold, holds, gap)
 where note.id = $1;
