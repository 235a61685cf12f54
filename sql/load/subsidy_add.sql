-- The events of the file at hand.
insert into store.subsidy select staged.* from stage.subsidy as staged
