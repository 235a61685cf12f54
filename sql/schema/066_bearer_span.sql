-- Worlds keep where each borrower belonged when; the world of now has no such table yet.
select tool.forget_now();
