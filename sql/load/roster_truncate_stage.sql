-- Room for the next roster file.
truncate stage.person
