#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/chat/usage.h"
#include "proxy/core/http/message.h"

namespace gatehouse::record {

/// How an exchange ended, as a person would say it. `Running` rows exist for calls that outlive a
/// blink.
enum class Outcome : std::uint8_t {
    Running = 0,
    Ok = 1,
    Refused = 2,        ///< the gateway answered with an error of its own
    UpstreamError = 3,  ///< the provider answered 4xx or 5xx
    UpstreamCut = 4,    ///< the provider broke off in the middle of the answer
    Timeout = 5,        ///< a deadline of the provider passed
    ClientClosed = 6,   ///< the client left; not a failure
    Interrupted = 7,    ///< the gateway was ended while it ran
};

std::string_view name(Outcome outcome) noexcept;  ///< "running", "ok", "refused", …

/// Where a row comes from.
enum class Origin : std::uint8_t {
    Call = 0,
    Replay = 1,  ///< a call that was sent again by the window
    Import = 2,  ///< read from a file: it never went through this gateway
};

/// With this header, the window says which call it sends again. It ends at the gateway.
inline constexpr std::string_view kReplayHeader = "x-gatehouse-replay-of";

/// A message body as kept: at most `records.maxBody` bytes of it.
struct Body {
    std::string bytes;
    std::string contentType;
    std::string contentEncoding;  ///< of `bytes`; empty is identity
    ByteCount totalSize = 0;      ///< as it went over the wire
    bool truncated = false;       ///< `bytes` is only the beginning
};

/// One try at one target. Times are microseconds since the exchange began; -1 is "did not happen".
struct Attempt {
    std::string provider;
    std::string model;  ///< as sent upstream
    std::string url;    ///< scheme, host, port and path; secrets removed
    std::string key;    ///< name of the provider's key; empty where it has only one, or none
    int status = 0;     ///< HTTP status, 0 when none came
    std::string errorCode;
    std::string errorText;
    std::int64_t startedAt = 0;
    std::int64_t connectedAt = -1;
    std::int64_t sentAt = -1;       ///< request written whole
    std::int64_t firstByteAt = -1;  ///< first byte of the answer's head
    std::int64_t endedAt = -1;
    bool reused = false;  ///< pooled connection
    bool tls = false;
    ByteCount bytesSent = 0;
    ByteCount bytesReceived = 0;
    chat::Usage usage;
    std::optional<PicoUsd> cost;
};

/// What one stop of the line decided.
struct StopTrace {
    std::string_view stop;  ///< a name of a constant table, or of the store's own arena
    std::string decision;   ///< "pass", "answer", or a few words
    std::int64_t at = 0;    ///< µs since the exchange began
    std::int64_t took = 0;  ///< µs
};

/// When an event of a stream arrived, and how many bytes it had.
struct EventMark {
    std::int64_t at = 0;  ///< µs since the exchange began
    std::uint32_t size = 0;
};

/// A label that a caller puts on its call (`cf-aig-metadata`).
struct Metadatum {
    enum class Kind : std::uint8_t { Text = 0, Number = 1, Bool = 2 };

    std::string name;
    std::string value;  ///< as text, without quotes
    Kind kind = Kind::Text;

    friend bool operator==(const Metadatum&, const Metadatum&) = default;
};

/// What ties a call to others.
struct Links {
    std::string event;    ///< the caller's own word for what belongs together
    std::string request;  ///< id of the universal request that this call is a step of
    int step = -1;        ///< its place there, from 0; -1: no step

    friend bool operator==(const Links&, const Links&) = default;
};

/// The route that led a call, and the way it took there.
struct RouteTaken {
    std::string id;            ///< empty: none
    std::int64_t version = 0;  ///< of the route
    std::string way;           ///< "start:next>plan:false>stable:success>end"

    friend bool operator==(const RouteTaken&, const RouteTaken&) = default;
};

/// The prompt that a call was given.
struct PromptUsed {
    std::string name;          ///< empty: none
    std::int64_t version = 0;  ///< of the prompt
    std::string label;         ///< empty: named by its number, or drawn

    friend bool operator==(const PromptUsed&, const PromptUsed&) = default;
};

/// What kept answers had to do with a call.
enum class CacheState : std::uint8_t {
    Off = 0,
    Miss = 1,
    Hit = 2,
    Stale = 3,   ///< a hit beyond its time, because no provider answered
    Bypass = 4,  ///< the cache is on, and this call may not use it
};

std::string_view name(CacheState state) noexcept;  ///< "off", "miss", "hit", "stale", "bypass"

/// What the question of a call had to do with that of a kept answer.
struct AlikeFacts {
    std::string call;  ///< whose answer is kept; empty: no question was near
    int score = 0;     ///< thousandths; see semantic::Likeness
    std::string pair;  ///< both questions: what they are refused by
    std::string why;   ///< the answer was not given; empty: it was

    friend bool operator==(const AlikeFacts&, const AlikeFacts&) = default;
};

struct CacheFacts {
    CacheState state = CacheState::Off;
    std::string call;              ///< whose answer it got; empty: its own
    std::optional<PicoUsd> saved;  ///< by a hit; empty: unknown, or no hit
    std::int64_t savedTime = 0;    ///< µs that a hit was quicker than its first answer
    AlikeFacts alike{};

    friend bool operator==(const CacheFacts&, const CacheFacts&) = default;
};

/// What somebody said of an answer, by the API.
struct Rating {
    std::optional<int> feedback;  ///< -1, 0 or 1
    std::string score;            ///< a JSON number; empty: none

    friend bool operator==(const Rating&, const Rating&) = default;
};

/// Everything that is known of one exchange (rows M100–M110, M124).
struct Exchange {
    std::string
        id;  ///< 26 characters, sortable by time; also in the answer's x-gatehouse-request-id
    WallMicros startedAt = 0;
    std::int64_t receivedAt = -1;  ///< µs since start: request whole
    std::int64_t firstByteAt =
        -1;  ///< µs since start: first body byte (stream: first event) handed to the client
    std::int64_t endedAt = -1;     ///< µs since start
    std::int64_t gatewayTime = 0;  ///< µs spent by us: total less waiting for client and provider

    std::string clientAddress;
    std::string method;
    std::string path;  ///< with query; secrets removed
    std::string userAgent;
    std::string dialect;    ///< "openai_chat", …, or "verbatim"
    std::string operation;  ///< "chat", "embed", "models", "count_tokens", "verbatim"
    std::string keyId;
    std::string keyLabel;
    std::string traceId;     ///< 32 hex digits, from traceparent or made here
    std::string parentSpan;  ///< 16 hex digits: what it is a part of there; no row keeps it
    std::string gateway;     ///< that it named, or the default one; no row keeps it
    std::string generation;  ///< number of the snapshot it ran under

    std::string modelAsked;
    std::string provider;  ///< of the last attempt
    std::string modelSent;
    std::string modelAnswered;

    Outcome outcome = Outcome::Running;
    int status = 0;         ///< as delivered to the client; 0 when nothing was
    std::string errorCode;  ///< gateway code (base/error.cpp) or the provider's own word
    std::string errorText;
    std::string finishReason;  ///< provider's word: "stop", "tool_calls", "end_turn", …
    bool streamed = false;
    std::uint32_t eventCount = 0;
    bool bodiesShed = false;  ///< the bus was full: bodies were dropped, the row kept

    chat::Usage usage;
    std::optional<PicoUsd> cost;  ///< empty: price or usage unknown
    std::string priceVersion;
    bool customCost = false;  ///< by the caller's price or the provider's bill: not counted anew

    std::vector<Metadatum> metadata;
    Links links;
    RouteTaken route;
    PromptUsed prompt;
    CacheFacts cache;
    std::vector<std::string> guards;  ///< "gateway/rule" of the guard's rules that found something

    // As the io thread hands them over; the store packs them as it finds them, and gives them back
    // as the four texts below.
    http::Headers clientFields;
    http::Headers upstreamFields;
    std::string sentHead;          ///< serialised, with its first line
    std::string deliveredHead;     ///< likewise
    std::string clientHeaders;     ///< "Name: value\n" lines, secrets replaced
    std::string sentHeaders;       ///< what went upstream in the last attempt
    std::string upstreamHeaders;   ///< what came back
    std::string deliveredHeaders;  ///< what the client got
    Body requestBody;              ///< as the client sent it
    Body sentBody;                 ///< only where it differs from requestBody
    Body responseBody;             ///< as the provider sent it
    Body deliveredBody;            ///< only where it differs from responseBody

    std::vector<Attempt> attempts;
    std::vector<StopTrace> trace;
    std::vector<EventMark> events;  ///< bounded by records.maxEvents
    bool unlisted =
        false;  ///< the caller wants no row: only the sums of money and requests count it

    Origin origin = Origin::Call;
    std::string originOf;  ///< Replay: id of the call before it; Import: name of the file
    Rating rating;         ///< as the store gives it back
};

/// A published configuration.
struct ConfigPublished {
    std::uint64_t generation = 0;
    WallMicros at = 0;
    std::string hash;  ///< SHA-256 of the canonical text, hex
    std::string text;  ///< canonical JSON; holds no secret
    std::string author;
    std::string note;
};

/// An exchange that is still open after `records.announceAfter`; the row is finished by the
/// ExchangeFinished of its id.
struct ExchangeStarted {
    std::unique_ptr<Exchange> exchange;
};

struct ExchangeFinished {
    std::unique_ptr<Exchange> exchange;
};

/// What a person wrote on a row; takes the place of what stood there before.
struct Marked {
    std::int64_t row = 0;  ///< of the store; 0: that of `requestId`
    bool pinned = false;
    std::string note;
    std::vector<std::string> tags;
    std::string
        requestId{};  ///< for a row that is stored with the mark: its number is not known yet
};

/// Rows that a person wants gone. Calls that still run stay; so do the sums of money and requests,
/// unless they are meant too: then all of them, whatever rows are named.
struct Removed {
    std::vector<std::int64_t> rows;
    bool pinnedToo = false;
    bool sumsToo = false;
};

/// A change of a rating; what is not set stays as it is.
struct Rated {
    std::string requestId;
    Rating to;
    std::vector<Metadatum> metadata;  ///< in place of the call's own
    bool setsFeedback = false;
    bool setsScore = false;
    bool setsMetadata = false;
};

/// An object of the API that is no setting, as it shall stand from now on.
struct Filed {
    std::string kind;
    std::string gateway;
    std::string id;
    std::string data;  ///< JSON
    WallMicros at = 0;
    bool isGone = false;  ///< it is taken away
};

/// Facts that leave by the bus.
using Record =
    std::variant<ExchangeStarted, ExchangeFinished, ConfigPublished, Marked, Removed, Rated, Filed>;

}  // namespace gatehouse::record
