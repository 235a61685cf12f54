-- rule:      RSK-06
-- title:     借款人死亡或离册仍有余额
-- basis:     楚贫发〔2017〕71号 五(一); 银监发〔2017〕42号 三
-- severity:  low
-- subject:   note
-- scope:     household
-- material:  left_on, left_why
-- finding:   {disbursed_on}放款，名单记载借款人{borrower_name}于{left_on}离册（{left_why}），贷款余额{balance}元
with
-- borrowers of open notes, by number
borrower as materialized (
  select distinct note.bearer
    from scope_note as note
   where note.is_open
     and note.tier > 0
),
-- whoever carries a number: a bride has a row in her old household and one in her new; a world knows of no leaving after its
-- day, so that whoever has not left stays for ever
carrier as materialized (
  select person.id18, person.person, person.household, person.to_day, person.left_why, person.file, person.line,
         person.to_day = 'infinity' and home.registered as is_member
    from person
    join borrower on borrower.bearer = person.id18
    join household as home on home.household = person.household
),
-- the last that the roster says of him; not where he is a member somewhere
gone as (
  select distinct on (carrier.id18) carrier.*,
         bool_or(carrier.is_member) over (partition by carrier.id18) as is_somewhere
    from carrier
   order by carrier.id18, carrier.to_day desc, carrier.file, carrier.line
)
select note.id                                as subject,
       note.balance                           as amount,
       gone.to_day                            as left_on,
       gone.left_why, note.disbursed_on, note.balance, note.borrower_name,
       array[gone.file || ':' || gone.line]   as sources
  from scope_note as note
  join gone on gone.id18 = note.bearer
 where note.is_open
   and not gone.is_somewhere
   and gone.to_day >= note.disbursed_on
   and gone.to_day < 'infinity'
   and gone.left_why is not null;
