-- Worlds keep what resolving was last done for; the world of now has no such tables yet.
select tool.forget_now();
