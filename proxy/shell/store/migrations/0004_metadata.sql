-- Labels that callers put on their calls. kind: record::Metadatum::Kind.
CREATE TABLE metadata (
    exchange INTEGER NOT NULL,
    name     TEXT    NOT NULL COLLATE NOCASE,
    value    TEXT    NOT NULL,
    kind     INTEGER NOT NULL,
    PRIMARY KEY (exchange, name)
) WITHOUT ROWID;
CREATE INDEX metadata_value ON metadata (name, value, exchange);

-- What ties a call to others, and who named its price. request: the universal request it is a step of. step: from 0, -1 is none.
-- trace: 32 hex digits of the trace it belongs to.
CREATE TABLE links (
    exchange    INTEGER PRIMARY KEY,
    event       TEXT    NOT NULL,
    request     TEXT    NOT NULL,
    step        INTEGER NOT NULL,
    trace       TEXT    NOT NULL,
    custom_cost INTEGER NOT NULL
);
CREATE INDEX links_event ON links (event, exchange) WHERE event <> '';
CREATE INDEX links_request ON links (request, exchange) WHERE request <> '';
CREATE INDEX links_trace ON links (trace, exchange) WHERE trace <> '';

PRAGMA user_version = 4;
