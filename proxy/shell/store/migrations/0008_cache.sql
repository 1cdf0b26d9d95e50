-- What kept answers had to do with a call: state is record::CacheState; saved is pico-dollars, saved_time microseconds.
CREATE TABLE cached (
    exchange   INTEGER PRIMARY KEY,
    state      INTEGER NOT NULL,
    call       TEXT    NOT NULL,
    saved      INTEGER,
    saved_time INTEGER NOT NULL
);

PRAGMA user_version = 8;
