select state.last_day, state.known from archive.state as state;
