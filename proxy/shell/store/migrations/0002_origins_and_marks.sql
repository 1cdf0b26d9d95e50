-- Rows that are no calls of their own. kind: record::Origin. source: of a replay the request id of the call before it, of an
-- import the name of the file. at: when it was stored (microseconds since 1970): an old call read from a file is not old here.
CREATE TABLE origins (
    exchange INTEGER PRIMARY KEY,
    kind     INTEGER NOT NULL,
    source   TEXT    NOT NULL,
    at       INTEGER NOT NULL
);
CREATE INDEX origins_source ON origins (source) WHERE kind = 1;

-- What people wrote on rows. tags: as in the table below, one a line.
CREATE TABLE marks (
    exchange INTEGER PRIMARY KEY,
    pinned   INTEGER NOT NULL,
    note     TEXT    NOT NULL,
    tags     TEXT    NOT NULL
);
CREATE TABLE tags (
    tag      TEXT    NOT NULL,
    exchange INTEGER NOT NULL,
    PRIMARY KEY (tag, exchange)
) WITHOUT ROWID;

PRAGMA user_version = 2;
