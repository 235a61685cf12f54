-- Before a world is brought on: what follows is planned by what the store has now.
select tool.look('store')
