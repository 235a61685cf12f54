-- The events of the file at hand.
insert into store.roster_change select staged.* from stage.roster_change as staged
