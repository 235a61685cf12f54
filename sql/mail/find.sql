-- Letters of kind $1 about $2, of recipient $3 (NULL: of all).
select letter.message_id, letter.kind, letter.about, letter.recipient, letter.part, letter.parts, letter.subject, letter.addresses, letter.path,
       letter.sha256, letter.bytes, letter.state, letter.reply
  from mail.letter as letter
 where letter.kind = $1::text and letter.about = $2::text and ($3::text is null or letter.recipient = $3::text)
 order by letter.recipient, letter.part;
