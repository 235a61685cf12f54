-- Small mails that wait to be sent.
select letter.message_id, letter.kind, letter.about, letter.recipient, letter.part, letter.parts, letter.subject, letter.addresses, letter.path,
       letter.sha256, letter.bytes, letter.state, letter.reply
  from mail.letter as letter
 where letter.kind <> 'issue' and letter.state = 'ready'
 order by letter.kind, letter.about, letter.recipient, letter.part;
