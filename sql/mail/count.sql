select count(*) as letters from mail.letter;
