-- Recipient $3 has been told $2 by a small mail of kind $1, in the letter about $4.
insert into mail.told (kind, what, recipient, about)
values ($1::text, $2::text, $3::text, $4::text)
on conflict do nothing;
