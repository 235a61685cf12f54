-- What resolving needed on its way goes.
drop table borrower, bearer_span, seat, follow, stay;
