-- The events of the file at hand.
insert into store.:"kept" select staged.* from stage.:"staged" as staged
