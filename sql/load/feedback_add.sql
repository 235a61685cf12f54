-- The events of the file at hand.
insert into store.feedback select staged.* from stage.feedback as staged
