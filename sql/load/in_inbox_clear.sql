-- They have left it.
update archive.file set in_inbox = false where in_inbox
