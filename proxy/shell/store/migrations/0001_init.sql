-- The log from its first day. About 0.3 KB a row without bodies.

-- Words that repeat in many rows. 0 is the empty text.
CREATE TABLE names (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
);
INSERT INTO names (id, text) VALUES (0, '');

-- One row an exchange. Times with _at are microseconds: started_at since 1970, the others since started_at, -1 unknown.
-- Columns named after a thing with a name (provider, model_asked ...) hold names.id. cost is in pico-dollars.
CREATE TABLE exchanges (
    id             INTEGER PRIMARY KEY,
    request_id     TEXT    NOT NULL UNIQUE,
    started_at     INTEGER NOT NULL,
    outcome        INTEGER NOT NULL,
    status         INTEGER NOT NULL,
    method         INTEGER NOT NULL,
    path           TEXT    NOT NULL,
    dialect        INTEGER NOT NULL,
    provider       INTEGER NOT NULL,
    model_asked    INTEGER NOT NULL,
    model_answered INTEGER NOT NULL,
    key_label      INTEGER NOT NULL,
    error_code     INTEGER NOT NULL,
    finish_reason  INTEGER NOT NULL,
    ended_at       INTEGER NOT NULL,
    first_byte_at  INTEGER NOT NULL,
    input          INTEGER,
    cache_read     INTEGER,
    cache_write_5m INTEGER,
    cache_write_1h INTEGER,
    input_audio    INTEGER,
    output         INTEGER,
    reasoning      INTEGER,
    output_audio   INTEGER,
    searches       INTEGER,
    estimated      INTEGER NOT NULL,
    cost           INTEGER,
    streamed       INTEGER NOT NULL,
    attempts       INTEGER NOT NULL,
    preview        TEXT    NOT NULL,
    received_at    INTEGER NOT NULL,
    gateway_time   INTEGER NOT NULL,
    client_address INTEGER NOT NULL,
    user_agent     INTEGER NOT NULL,
    operation      INTEGER NOT NULL,
    key_id         INTEGER NOT NULL,
    generation     INTEGER NOT NULL,
    model_sent     INTEGER NOT NULL,
    price_version  INTEGER NOT NULL,
    event_count    INTEGER NOT NULL,
    bodies_shed    INTEGER NOT NULL,
    trace_id       TEXT    NOT NULL,
    error_text     TEXT    NOT NULL
);
CREATE INDEX exchanges_started  ON exchanges (started_at);
CREATE INDEX exchanges_model    ON exchanges (model_asked);
CREATE INDEX exchanges_provider ON exchanges (provider);
CREATE INDEX exchanges_key      ON exchanges (key_label);
CREATE INDEX exchanges_failed   ON exchanges (id) WHERE status >= 400 OR outcome IN (2, 3, 4, 5, 7);
CREATE INDEX exchanges_running  ON exchanges (id) WHERE outcome = 0;

-- Every try at a target. url, error_text as they are; provider, model, error_code hold names.id.
CREATE TABLE attempts (
    exchange       INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    provider       INTEGER NOT NULL,
    model          INTEGER NOT NULL,
    url            INTEGER NOT NULL,
    status         INTEGER NOT NULL,
    error_code     INTEGER NOT NULL,
    error_text     TEXT    NOT NULL,
    started_at     INTEGER NOT NULL,
    connected_at   INTEGER NOT NULL,
    sent_at        INTEGER NOT NULL,
    first_byte_at  INTEGER NOT NULL,
    ended_at       INTEGER NOT NULL,
    reused         INTEGER NOT NULL,
    tls            INTEGER NOT NULL,
    bytes_sent     INTEGER NOT NULL,
    bytes_received INTEGER NOT NULL,
    usage          BLOB    NOT NULL,
    cost           INTEGER,
    PRIMARY KEY (exchange, number)
) WITHOUT ROWID;

-- What only the detail view needs. Packed texts and varints; see shell/store/pack.h. coding: 0 plain, 1 zstd.
CREATE TABLE details (
    exchange INTEGER PRIMARY KEY,
    trace    BLOB    NOT NULL,
    events   BLOB    NOT NULL,
    coding   INTEGER NOT NULL,
    headers  BLOB    NOT NULL
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
