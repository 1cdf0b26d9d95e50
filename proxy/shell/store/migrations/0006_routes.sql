-- The way of a call that a route led. way: "start:next>plan:false>stable:success>end".
CREATE TABLE routed (
    exchange INTEGER PRIMARY KEY,
    route    TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    way      TEXT    NOT NULL
);
CREATE INDEX routed_route ON routed (route, version, exchange);

-- Calls by ten seconds, route, version and edge ("plan:false"; "" is the call as a whole). Times in milliseconds and their squares, for
-- means and how far they can be trusted; cost in pico-dollars, its squares in those of millionths of a dollar.
CREATE TABLE route_sums (
    at         INTEGER NOT NULL,
    route      TEXT    NOT NULL,
    version    INTEGER NOT NULL,
    edge       TEXT    NOT NULL,
    calls      INTEGER NOT NULL,
    failed     INTEGER NOT NULL,
    latency    INTEGER NOT NULL,
    latency_sq INTEGER NOT NULL,
    cost       INTEGER NOT NULL,
    cost_sq    INTEGER NOT NULL,
    unpriced   INTEGER NOT NULL,
    tokens     INTEGER NOT NULL,
    PRIMARY KEY (route, at, version, edge)
) WITHOUT ROWID;
CREATE INDEX route_sums_at ON route_sums (at);

PRAGMA user_version = 6;
