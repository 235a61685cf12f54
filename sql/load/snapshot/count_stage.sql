-- What was staged is looked at before it is compared, so that the planner knows what it has to do.
select tool.counted(('stage.' || :'staged')::regclass)
