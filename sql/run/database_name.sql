-- What the database at hand is called.
select current_database()
