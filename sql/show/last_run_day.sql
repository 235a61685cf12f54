select state.last_day from archive.state as state;
