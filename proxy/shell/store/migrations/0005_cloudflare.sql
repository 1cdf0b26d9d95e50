-- What the API was told of an answer. feedback: -1, 0, 1, or NULL where nobody said. score: a JSON number, or ''.
CREATE TABLE ratings (
    exchange INTEGER PRIMARY KEY,
    feedback INTEGER,
    score    TEXT    NOT NULL
);

-- Objects of Cloudflare's API that are no settings: routes and their versions, datasets, evaluations. A row a kind and id; numbers
-- rise with the time of making. data: JSON. created_at, modified_at: microseconds since 1970.
CREATE TABLE objects (
    number      INTEGER PRIMARY KEY,
    kind        TEXT    NOT NULL,
    gateway     TEXT    NOT NULL,
    id          TEXT    NOT NULL,
    data        TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX objects_id ON objects (kind, id);

PRAGMA user_version = 5;
