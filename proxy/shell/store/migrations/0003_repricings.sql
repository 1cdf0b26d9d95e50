-- Costs that were counted anew, newest last: who did it, for which calls, and what came of it. state: 0 under way, 1 done,
-- 2 ended early. rates: what was counted by. before, after: the known cost of those calls in pico-dollars.
CREATE TABLE repricings (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    author     TEXT    NOT NULL,
    provider   TEXT    NOT NULL,
    model      TEXT    NOT NULL,
    rates      TEXT    NOT NULL,
    from_time  INTEGER NOT NULL,
    to_time    INTEGER NOT NULL,
    state      INTEGER NOT NULL,
    calls      INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    priced     INTEGER NOT NULL,
    unknown    INTEGER NOT NULL,
    before     INTEGER NOT NULL,
    after      INTEGER NOT NULL
);

PRAGMA user_version = 3;
