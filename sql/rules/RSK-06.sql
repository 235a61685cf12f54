-- rule:      RSK-06
-- title:     借款人死亡或离册仍有余额
-- basis:     楚贫发〔2017〕71号 五(一); 银监发〔2017〕42号 三
-- severity:  low
-- subject:   note
-- scope:     household
-- material:  left_on, left_why
-- finding:   {disbursed_on}放款，名单记载借款人{borrower_name}于{left_on}离册（{left_why}），贷款余额{balance}元
with
-- the last that the roster says of each borrower, whichever row says it: a bride has one in her old household and one in her new; a world
-- knows of no leaving after its day, so that whoever has not left stays for ever
last as (
  select distinct on (span.bearer) span.bearer, span.to_day, span.left_why, span.file, span.line
    from bearer_span as span
   order by span.bearer, span.to_day desc, span.file, span.line
)
select note.id                                as subject,
       note.balance                           as amount,
       last.to_day                            as left_on,
       last.left_why, note.disbursed_on, note.balance, note.borrower_name,
       array[last.file || ':' || last.line]   as sources
  from scope_note as note
  join last on last.bearer = note.bearer
 where note.is_open
   and note.tier > 0
   and last.to_day >= note.disbursed_on
   and last.to_day < 'infinity'
   and last.left_why is not null;
