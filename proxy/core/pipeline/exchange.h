#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/container/static_vector.hpp>

#include "proxy/core/base/error.h"
#include "proxy/core/base/sha256.h"
#include "proxy/core/base/units.h"
#include "proxy/core/dialect/codec.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/guard/answer_scan.h"
#include "proxy/core/http/message.h"
#include "proxy/core/http/sse.h"
#include "proxy/core/pipeline/options.h"
#include "proxy/core/pipeline/prompt_table.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/pipeline/trip.h"
#include "proxy/core/record/record.h"

namespace gatehouse::state {
class TargetState;
}

namespace gatehouse::pipeline {

/// The last gateway key of a connection and what it was found to be: a client shows the same key
/// again and again.
struct KeyMemo {
    std::string value;
    const KeyEntry* entry = nullptr;
    std::uint64_t generation = 0;
    std::uint64_t keysVersion = 0;
};

/// The call that another one mirrors, as it went.
struct MirroredCall {
    std::string id;
    std::string traceId;
    std::int64_t took = -1;              ///< µs
    std::optional<std::int64_t> output;  ///< tokens
    std::optional<PicoUsd> cost;
};

struct StepOf;

/// What came in. Written by shell/net before the line begins.
///
/// Shape   only bodies that no stop looks into have a `rest`: uploads that are too long for memory.
struct Arrival {
    /// Of the whole body, as it came.
    [[nodiscard]] std::size_t bodySize() const noexcept { return body.size() + rest.size(); }

    http::RequestHead head;
    std::string body;                ///< whole, or the beginning of one that lies elsewhere
    std::string_view rest;           ///< what follows that beginning; empty: nothing
    std::shared_ptr<void> restHeld;  ///< keeps `rest` in its place
    std::unique_ptr<Sha256> hash{};  ///< of a body that is no text
    std::string address;             ///< of the client, without port
    KeyMemo* memo = nullptr;         ///< of the connection
    bool loopback = false;
    bool secure = false;
    WallMicros wall = 0;
    std::int64_t receivedAt = -1;  ///< µs since start: body whole
    /// Of a universal request, whose steps travel one after the other.
    std::string request;                          ///< its id
    int step = -1;                                ///< from 0; -1: this is no step
    bool isOwn = false;                           ///< a stop of ours asks it, for another call
    std::shared_ptr<const MirroredCall> mirrors;  ///< null: a call of its own
    std::shared_ptr<const StepOf> stepOf;         ///< likewise; else isOwn is set, too
    std::int64_t inputTokens = -1;  ///< of a trial, whose body has no words; -1: they are counted
};

/// What came of a call that a stop has asked for. Written by the shell.
struct Asked {
    int status = 0;  ///< 0: nobody answered in time
    std::string body;
    std::string call;       ///< its id
    std::int64_t took = 0;  ///< µs
    std::optional<PicoUsd> cost;
    std::int64_t tokens = 0;  ///< in and out, as far as they are known
};

/// Written by judge.
struct Judged {
    bool isPromptDone = false;
    bool wantsAnswer = false;  ///< it is to be judged, so it is kept as far as that needs
    bool isAnswerDone = false;
    bool holdsAnswer = false;  ///< nothing of the answer goes to the client before it is judged
};

struct Reservation;
struct CacheUse;

/// Whose form of addresses the client uses.
enum class Wire : std::uint8_t {
    Own,      ///< /v1/…, /{provider}/…
    Gateway,  ///< /v1/{account}/{gateway}/…
    Rest,     ///< /client/v4/accounts/{account}/ai/…: a key there is the gateway's, never a
              ///< provider's
};

/// Written by parse.
struct Parsed {
    const dialect::Dialect* dialect = nullptr;
    dialect::Operation operation = dialect::Operation::Verbatim;
    dialect::RequestFacts facts;
    std::string provider;      ///< named by the path; empty: the model or the family chooses
    std::string version;       ///< version segment of the client's path, may be empty
    std::string path;          ///< below provider and version, escaped, begins with '/'
    std::string query;         ///< without a key
    std::string pathModel;     ///< Gemini: the model stands in the path
    std::string plainBody;     ///< the body as it goes on, where that is not as it came; see bodyOf
    std::string_view gateway;  ///< named by the path or a header; empty: the default one
    Wire wire = Wire::Own;
    bool isSocket = false;              ///< the client wants to switch to WebSocket
    bool isRun = false;                 ///< Cloudflare's run API: the answer goes into an envelope
    std::string place;                  ///< base URL that the path names; empty: the provider's own
    std::string region;                 ///< likewise
    bool isTenants = false;             ///< provider::Place::isTenants
    const RouteEntry* route = nullptr;  ///< whose path it is
    const prompt::Prompt* prompt = nullptr;  ///< likewise
    std::string_view family;  ///< "openai", "anthropic", "gemini", …: whose clients ask so
};

/// Written by authenticate.
struct Caller {
    std::string_view keyId;
    std::string_view label;
    /// Of the snapshot, or of `token`; null: it showed neither a gateway key nor a token.
    const KeyEntry* entry = nullptr;
    std::shared_ptr<const identity::TokenCaller> token;  ///< null: it showed none
    std::int64_t asksSince = -1;  ///< µs since start: who knows about the token is being asked
    std::string
        credential;  ///< the client's own provider key, to be passed on where the provider has none
};

/// The call on whose way through a route this one is made. Its snapshot is that of this one.
struct StepOf {
    std::string call;
    std::string traceId;
    std::string node;
    Caller caller;
};

struct Target {
    const Upstream* upstream = nullptr;
    const dialect::Dialect* dialect = nullptr;  ///< spoken there; null: the client's own
    std::string model;                          ///< as the provider calls it
    const provider::ModelCard* card = nullptr;
    /// Which of the upstream's keys; set before each attempt. None of them: the client's own.
    std::size_t key = 0;
    Secret token{};         ///< what that key was exchanged for, where it is; set likewise
    std::string keyName{};  ///< which key the route wants; empty: any
    state::TargetState* state = nullptr;  ///< of a route's target: what all calls show about it
    bool hasFailed = false;  ///< it was asked beside the one before it, and gave no answer
};

/// Written by route.
struct RoutePlan {
    std::vector<Target> targets;
    std::size_t from = 0;        ///< the first of them that belongs to the node the call stands at
    std::size_t asked = 0;       ///< the one that is being asked, or was last
    std::unique_ptr<Trip> trip;  ///< of calls that a route leads
    std::unique_ptr<Upstream> elsewhere;  ///< the provider at the place that the path names

    /// The one that is being asked, or was last; nullptr: there is none.
    [[nodiscard]] const Target* target() const noexcept
    {
        return asked < targets.size() ? &targets[asked] : nullptr;
    }
};

/// A call whose client and provider speak different dialects. Written by bridge, anew for each
/// attempt.
struct Bridge {
    const dialect::Dialect* dialect = nullptr;  ///< the provider's
    const dialect::Codec* client = nullptr;
    const dialect::Codec* provider = nullptr;
    bool wantsStream = false;
    dialect::Notes notes;
    std::string body;         ///< what goes upstream
    std::string path;         ///< likewise, below the version, with its query
    std::string contentType;  ///< of what the client gets
    bool isLive = false;      ///< the answer is passed on step by step, not at its end
    dialect::Reading reading;
    dialect::Writing writing;
    chat::Reply reply;   ///< what came as a stream for a client that wants it whole
    std::string whole;   ///< the provider's answer, when it is no stream
    std::string line;    ///< the unfinished last line of one
    std::string out;     ///< for the client, of this batch
    std::string framed;  ///< the same in AWS frames, for clients that speak them
    std::vector<chat::Delta> deltas;
    Error error;         ///< set once the answer could not be understood, or ended before its end
    bool isCut = false;  ///< the client was told so in the middle of its stream
};

/// Written by translate, anew for each attempt: what goes upstream.
struct Outgoing {
    std::string head;  ///< serialised, whole
    /// The client's body with what was changed between its pieces: two places at most.
    static constexpr std::size_t kMostPieces = 5;
    boost::container::static_vector<std::string_view, kMostPieces> body;
    std::string modelText;  ///< JSON string put in place of the client's
    std::string url;        ///< for the record
    std::size_t size = 0;
    bool changed = false;     ///< the body is not the client's byte for byte
    bool hidesUsage = false;  ///< we asked for a usage chunk that the client did not ask for
};

/// An answer that its gateway wants looked into. Written by guardAnswer; one of its own by restore.
struct AnswerGuard {
    explicit AnswerGuard(guard::AnswerScan with) : scan(std::move(with)) {}

    guard::AnswerScan scan;
    bool isWhole = false;  ///< the answer is no stream: nothing of it goes on before its end
    std::string body;      ///< of one: as it came, then as it goes on
    std::string line;      ///< NDJSON: the unfinished last line
    std::deque<std::string> kept;  ///< what the deltas of this batch view
    std::size_t toldOf = 0;        ///< so many findings stand in the trace
    std::size_t traceAt = 0;       ///< there
    Error error;                   ///< set: the answer ended here
};

/// Written by collect, from the provider's answer as it passes.
struct Collected {
    http::ResponseHead head;
    std::unique_ptr<AnswerGuard> guard;     ///< null: nobody looks into it before
    std::unique_ptr<AnswerGuard> restored;  ///< written by restore; null: no value is put back
    std::string clientHead;                 ///< serialised, as delivered
    dialect::ReplyFacts facts;
    std::string body;       ///< as the provider sent it, at most `limit` bytes
    std::string tail;       ///< the end of a body that was longer
    std::string delivered;  ///< only once something was hidden
    std::size_t limit = 0;
    ByteCount total = 0;
    bool streamed = false;  ///< server-sent events
    bool lines = false;     ///< newline-delimited JSON
    bool frames = false;    ///< streamed, in AWS frames; `body` has the events they stand for
    bool differs = false;
    bool whole = false;  ///< the provider's end was seen
    std::uint32_t eventCount = 0;
    std::vector<record::EventMark> marks;  ///< of the events that the client gets
    bool text = false;                     ///< JSON or other text: worth keeping whole
    bool isSocket = false;         ///< `body` has the provider's messages, as events of a stream
    std::unique_ptr<Sha256> hash;  ///< of an answer that is no text, or that is not kept
    bool decoded = false;          ///< `body` is without the content coding that the head names
    std::string line;              ///< NDJSON: the unfinished last line
};

/// Written by meter.
struct Metered {
    chat::Usage usage;
    std::optional<PicoUsd> cost;
    bool isCustom = false;  ///< by the caller's price or the provider's bill, not the tokens alone
};

/// An answer of the gateway itself.
struct Reply {
    bool set = false;
    bool local = false;  ///< not an error: a list of models, a preflight
    Error error;
    int status = 0;
    std::string contentType;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    int cloudflareCode = 0;      ///< what Cloudflare calls this error; 0: it has no number there
    std::string cloudflareBody;  ///< the whole of it there, where it has a form of its own
};

/// How it went, written by the shell as it happens.
struct Course {
    std::int64_t firstByteAt = -1;  ///< µs since start: first body byte handed to the client
    std::int64_t endedAt = -1;
    std::int64_t waited = 0;  ///< µs spent waiting for the client or the provider
    int status = 0;           ///< delivered
    record::Outcome outcome = record::Outcome::Running;
    Error error;  ///< what ended it, when something did
    ByteCount delivered = 0;
    bool clientGone = false;
    bool keepAlive = true;
    std::vector<record::Attempt> attempts;  ///< oldest first
    std::vector<record::StopTrace> trace;   ///< what stops decided; they write it, too
    std::vector<std::string> guards;        ///< record::Exchange::guards; all guards write it
    std::optional<Asked> asked;             ///< for the stop that is run again, which takes it away
    std::vector<Asked> answers;             ///< likewise, for a route that asked several
    Judged judge;
};

/// Everything about one request; one slot per stop. A stop writes only its own slot.
struct Exchange {
    std::string id;
    // slots begin
    Arrival arrival;
    Parsed parse;
    Caller caller;
    Options options;
    Prompted prompt;
    std::shared_ptr<Reservation> limit;  ///< null: no limit applies
    RoutePlan route;
    std::shared_ptr<CacheUse> cache;  ///< null: no cache applies
    Outgoing out;
    std::unique_ptr<Bridge> bridge;  ///< null: the bytes pass as they are
    Collected collect;
    Metered meter;
    Reply reply;
    Course course;
    std::unique_ptr<record::Exchange> record;
    // slots end
};

}  // namespace gatehouse::pipeline
