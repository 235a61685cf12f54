select state.known from archive.state;
