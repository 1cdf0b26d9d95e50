-- The log from its first day. About 0.4 KB a row without bodies.

-- Words that repeat in many rows. 0 is the empty text.
CREATE TABLE names (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
);
INSERT INTO names (id, text) VALUES (0, '');

-- One row an exchange: a column for what a filter asks, the rest of its line packed (shell/store/facts.h).
-- started_at: microseconds since 1970. provider, model_asked, key_label hold names.id. Rows come and go at the ends only,
-- so the ids have no gaps. Few indexes, as each costs every call: whole scans take a tenth of a second for a million rows.
CREATE TABLE exchanges (
    id          INTEGER PRIMARY KEY,
    request_id  TEXT    NOT NULL,
    started_at  INTEGER NOT NULL,
    outcome     INTEGER NOT NULL,
    status      INTEGER NOT NULL,
    provider    INTEGER NOT NULL,
    model_asked INTEGER NOT NULL,
    key_label   INTEGER NOT NULL,
    facts       BLOB    NOT NULL,
    preview     TEXT    NOT NULL
);
-- Not "IN (…)": SQLite would build a table of the list for each row it adds.
CREATE INDEX exchanges_failed  ON exchanges (id) WHERE status >= 400 OR (outcome > 1 AND outcome <> 6);
CREATE INDEX exchanges_running ON exchanges (id) WHERE outcome = 0;

-- What 256 exchanges in a row span: times and request ids rise with the rows, but for calls that overtake others.
-- A look for a time or an id so reads a block or two without an index that each row pays for. id = exchanges.id / 256.
CREATE TABLE spans (
    id         INTEGER PRIMARY KEY,
    from_time  INTEGER NOT NULL,
    to_time    INTEGER NOT NULL,
    from_id    TEXT    NOT NULL,
    to_id      TEXT    NOT NULL
);

-- What only the detail view needs, packed (shell/store/facts.h): ids, attempts, trace, events, headers.
-- size: that of the unpacked bytes where they went through zstd, 0 where they are plain.
CREATE TABLE details (
    exchange INTEGER PRIMARY KEY,
    size     INTEGER NOT NULL,
    data     BLOB    NOT NULL
);

-- Bodies, decoded and with secrets removed. id = exchange * 4 + kind; kinds: request, sent, response, delivered.
-- size is that of the kept bytes before zstd, total_size what went over the wire.
CREATE TABLE bodies (
    id           INTEGER PRIMARY KEY,
    same_as      INTEGER,
    coding       INTEGER NOT NULL,
    size         INTEGER NOT NULL,
    total_size   INTEGER NOT NULL,
    truncated    INTEGER NOT NULL,
    content_type TEXT    NOT NULL,
    data         BLOB    NOT NULL
);

-- Exchanges whose words are not indexed yet: the index is a second job, and a crash between both must not lose it.
CREATE TABLE unindexed (
    exchange INTEGER PRIMARY KEY
);

-- The words as they were indexed: an external content index is told the old text when a row leaves it.
CREATE TABLE texts (
    id     INTEGER PRIMARY KEY,
    prompt TEXT NOT NULL,
    reply  TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5 (
    prompt, reply, content='texts', content_rowid='id', tokenize='unicode61'
);

-- Sums a bucket of 60, 3600 or 86400 seconds (bucket: seconds since 1970 UTC). Histograms: shell/store/histogram.h.
CREATE TABLE totals (
    width         INTEGER NOT NULL,
    bucket        INTEGER NOT NULL,
    requests      INTEGER NOT NULL,
    errors_4xx    INTEGER NOT NULL,
    errors_429    INTEGER NOT NULL,
    errors_5xx    INTEGER NOT NULL,
    client_closed INTEGER NOT NULL,
    input         INTEGER NOT NULL,
    cached        INTEGER NOT NULL,
    output        INTEGER NOT NULL,
    cost          INTEGER NOT NULL,
    unpriced      INTEGER NOT NULL,
    latency       BLOB    NOT NULL,
    first_byte    BLOB    NOT NULL,
    PRIMARY KEY (width, bucket)
) WITHOUT ROWID;
CREATE TABLE rollups (
    width         INTEGER NOT NULL,
    bucket        INTEGER NOT NULL,
    provider      INTEGER NOT NULL,
    model         INTEGER NOT NULL,
    key           INTEGER NOT NULL,
    requests      INTEGER NOT NULL,
    errors_4xx    INTEGER NOT NULL,
    errors_429    INTEGER NOT NULL,
    errors_5xx    INTEGER NOT NULL,
    client_closed INTEGER NOT NULL,
    input         INTEGER NOT NULL,
    cached        INTEGER NOT NULL,
    output        INTEGER NOT NULL,
    cost          INTEGER NOT NULL,
    unpriced      INTEGER NOT NULL,
    latency       BLOB    NOT NULL,
    first_byte    BLOB    NOT NULL,
    PRIMARY KEY (width, bucket, provider, model, key)
) WITHOUT ROWID;

-- Published configurations, newest last. A configuration holds no secret.
CREATE TABLE configs (
    id         INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    hash       TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    author     TEXT    NOT NULL,
    note       TEXT    NOT NULL
);

-- Small facts by name. sync: counts durable flushes; the write itself syncs the file.
CREATE TABLE facts (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO facts (name, value) VALUES ('sync', 0);

PRAGMA user_version = 1;
