#include "proxy/shell/relay.h"

#include <algorithm>
#include <array>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/http/coding.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/pipeline/line.h"
#include "proxy/core/pipeline/run.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/socket.h"
#include "proxy/core/sample/sample.h"
#include "proxy/shell/answer.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/splice.h"

namespace gatehouse {
namespace {

using Kind = http::Decoder::Kind;
using record::Outcome;

constexpr std::size_t kHoldWhole =
    1024 * 1024;  // a JSON answer up to here is delivered whole or not at all
constexpr ByteCount kMostTurnedAway = 64 * 1024;          // of an error that nobody gets
constexpr std::size_t kInflateLimit = 512 * 1024 * 1024;  // of one answer

/// The answer of one attempt on its way to the client. One batch per receive.
class Passage {
public:
    Passage(Visit& visit, const pipeline::Target& target, const Terms& terms)
        : visit_(visit), x_(visit.x), target_(target), terms_(terms), decoder_(http::Role::Response)
    {
        decoder_.expectNoBody(visit.x.arrival.head.method == "HEAD");
    }

    /// Reads a batch; false: the provider broke the protocol.
    bool take(std::string_view input);
    /// The provider's connection ended.
    bool finish();

    /// What goes to the client now; empty: nothing.
    std::span<const std::string_view> batch() noexcept { return pieces_; }

    void sent();

    [[nodiscard]] bool over() const noexcept { return over_; }

    /// Both sides speak WebSocket from now on; what came behind the head stands in `rest`.
    [[nodiscard]] bool hasSwitched() const noexcept { return switched_; }

    [[nodiscard]] std::string rest() const { return plain_; }

    /// The answer is an error that the client shall not see: it is read for the record alone.
    [[nodiscard]] bool turnsAway() const noexcept { return turnsAway_; }

    [[nodiscard]] bool headSeen() const noexcept { return headSeen_; }

    [[nodiscard]] bool headSent() const noexcept { return headSent_; }

    [[nodiscard]] bool mayReuse() const noexcept
    {
        return decoder_.response().keepAlive && decoder_.wasIdle() && clean_;
    }

    [[nodiscard]] bool isBroken() const noexcept { return !broken_.message.empty(); }

    [[nodiscard]] const Error& error() const noexcept
    {
        return broken_.message.empty() ? decoder_.error() : broken_;
    }

    /// The bytes that end an open stream with an error event; views into a string of this passage.
    std::string_view lastWords(const Error& error);

private:
    void beginAnswer();
    void beginSwitch(std::string_view rest);
    void writeHead();
    bool takeBody(std::string_view bytes);
    void split(std::string_view bytes);
    std::string_view keep(std::string_view event);
    void addFrame(std::string_view frame);
    void pass(std::string_view raw);
    void deliver();
    bool carried(const pipeline::Env& env);
    bool isWhole();
    const std::string& envelope();
    void close();

    Visit& visit_;
    pipeline::Exchange& x_;
    const pipeline::Target& target_;
    const Terms& terms_;
    mutable http::Decoder decoder_;
    http::SseSplitter splitter_;
    http::AwsFrameSplitter frames_;
    std::unique_ptr<http::Inflater> inflater_;
    std::deque<std::string> kept_;  ///< of this batch: its strings must not move
    std::size_t keptCount_ = 0;
    std::string plain_;
    std::string frame_;
    std::string lastWords_;
    Error broken_;
    pipeline::DeltaBatch deltas_;
    std::vector<std::string_view> pieces_;
    bool headSeen_ = false;
    bool headSent_ = false;
    bool headInBatch_ = false;
    bool chunked_ = false;
    bool hold_ = false;
    const std::string* made_ = nullptr;  ///< an answer that was made here, whole
    bool turnsAway_ = false;
    bool switched_ = false;
    bool over_ = false;
    bool clean_ = true;
    bool bodyInBatch_ = false;
    bool isCoded_ = false;  ///< bytes went into the inflater
};

bool Passage::take(std::string_view input)
{
    pieces_.clear();
    deltas_.clear();
    plain_.clear();
    keptCount_ = 0;
    bodyInBatch_ = false;
    while (!over_) {
        switch (decoder_.next(input)) {
            case Kind::NeedMore:
                deliver();
                return !isBroken();
            case Kind::Head:
                if (decoder_.response().status == 101 && x_.parse.isSocket) {
                    beginSwitch(input);
                    return true;
                }
                if (decoder_.response().status == 101) {
                    broken_ = fail(ErrorKind::BadUpstream,
                                   "the provider switched protocols without being asked");
                    return false;
                }
                beginAnswer();
                break;
            case Kind::Body:
                if (!takeBody(decoder_.body())) return false;
                break;
            case Kind::End:
                // Bytes behind an answer whose connection ends with it belong to nothing: the
                // answer cannot be trusted.
                if (!input.empty() && !decoder_.response().keepAlive &&
                    decoder_.next(input) == Kind::Error)
                    return false;
                clean_ = input.empty();
                if (!isWhole()) return false;
                close();
                break;
            case Kind::Error:
                return false;
        }
    }
    deliver();
    return !isBroken();
}

bool Passage::finish()
{
    pieces_.clear();
    deltas_.clear();
    plain_.clear();
    keptCount_ = 0;
    bodyInBatch_ = false;
    if (!headSeen_ || !decoder_.finish() || !isWhole()) return false;
    close();
    deliver();
    return !isBroken();
}

void Passage::beginAnswer()
{
    headSeen_ = true;
    x_.collect = pipeline::Collected();
    x_.collect.head = std::move(decoder_.response());
    decoder_.response().keepAlive = x_.collect.head.keepAlive;
    auto& head = x_.collect.head;
    auto& attempt = x_.attempts.back();
    attempt.status = head.status;
    attempt.firstByteAt = visit_.now;
    // Before the client hears of it: its next call shall not meet the same refusal.
    visit_.desk.health.noteAnswer(target_, head, x_.arrival.wall + attempt.startedAt,
                                  x_.arrival.wall + visit_.now);
    if (visit_.snapshot->config.records.bodies && head.length > 0) {
        auto& spares = visit_.desk.house.writer->spares();
        x_.collect.body = spares.take(static_cast<std::size_t>(head.length));
    }
    pipeline::stages::beginCollect(x_, visit_.env(visit_.now));
    const auto coding = head.headers.get("content-encoding");
    const bool coded = !coding.empty() && !equalsNoCase(coding, "identity");
    const bool wanted = http::accepts(x_.arrival.head.headers.get("accept-encoding"), coding);
    if (coded && (x_.collect.streamed || !wanted || x_.bridge || x_.parse.isRun))
        inflater_ = http::Inflater::make(coding, kInflateLimit);
    x_.collect.decoded = inflater_ != nullptr;
    hold_ = x_.collect.text && !x_.collect.streamed && !x_.collect.lines &&
            !x_.parse.facts.stream && !inflater_ && head.length != 0 &&
            head.length <= static_cast<std::int64_t>(kHoldWhole) &&
            x_.parse.operation != dialect::Operation::Verbatim;
    turnsAway_ = head.status >= 400 &&
                 (terms_.mayLeave || (terms_.mayRetry && pipeline::isPassing(head.status)));
    if (turnsAway_) return;
    if (x_.bridge) {
        pipeline::stages::beginBack(x_);
        hold_ = !x_.bridge->isLive;
    }
    hold_ = hold_ || x_.parse.isRun;
    if (!hold_) writeHead();
}

/// What a server says of itself as an origin is not true of this one.
bool isOfOrigin(const http::Headers::Field& field) noexcept
{
    static constexpr http::NameSet<3> kNames(
        {"set-cookie", "alt-svc", "strict-transport-security"});
    return kNames.has(field.name, field.hash);
}

/// The provider agrees to switch: its head goes on, with what makes it one.
void Passage::beginSwitch(std::string_view rest)
{
    headSeen_ = headSent_ = switched_ = true;
    x_.collect = pipeline::Collected();
    x_.collect.head = std::move(decoder_.response());
    const auto& head = x_.collect.head;
    auto& attempt = x_.attempts.back();
    attempt.status = head.status;
    attempt.firstByteAt = visit_.now;
    visit_.desk.health.noteAnswer(target_, head, x_.arrival.wall + attempt.startedAt,
                                  x_.arrival.wall + visit_.now);
    pipeline::stages::beginSocket(x_, visit_.env(visit_.now));
    auto& out = x_.collect.clientHead;
    http::appendStatusLine(out, head.status, head.reason);
    http::appendField(out, "connection", "Upgrade");
    http::appendField(out, "upgrade", "websocket");
    for (const auto field : head.headers) {
        if (!http::isHopByHop(field) && !isOfOrigin(field)) http::appendField(out, field);
    }
    x_.course.keepAlive = true;  // else the head would say that the connection ends with it
    appendOwnFields(out, visit_);
    x_.course.keepAlive = false;
    http::appendHeadEnd(out);
    x_.course.status = head.status;
    plain_ = rest;
    pieces_.assign({out});
}

void appendBridgeFields(std::string& out, const pipeline::Bridge& bridge)
{
    http::appendField(out, "content-type", bridge.contentType);
    const std::string leftOut = pipeline::stages::leftOutLine(bridge);
    if (!leftOut.empty()) http::appendField(out, "x-gatehouse-left-out", leftOut);
}

void Passage::writeHead()
{
    const auto& head = x_.collect.head;
    auto& out = x_.collect.clientHead;
    out.clear();
    out.reserve(768);
    const bool noBody =
        x_.arrival.head.method == "HEAD" || head.status == 204 || head.status == 304;
    const auto* bridge = x_.bridge.get();
    const bool sameLength = head.length >= 0 && !inflater_ && !x_.out.hidesUsage &&
                            bridge == nullptr && made_ == nullptr;
    chunked_ = !noBody && !sameLength && made_ == nullptr && x_.arrival.head.minor > 0;
    if (!noBody && !sameLength && made_ == nullptr && !chunked_) x_.course.keepAlive = false;
    http::appendStatusLine(out, head.status, head.reason);
    for (const auto field : head.headers) {
        if (http::isHopByHop(field) || startsWithNoCase(field.name, "access-control-")) continue;
        if (!(sameLength || noBody) && equalsNoCase(field.name, "content-length")) continue;
        if (inflater_ && equalsNoCase(field.name, "content-encoding")) continue;
        if (x_.parse.isRun && equalsNoCase(field.name, "content-type")) continue;
        if (bridge != nullptr &&
            (equalsNoCase(field.name, "content-type") || pipeline::stages::isOfVendor(field)))
            continue;
        if (isOfOrigin(field)) continue;
        if (startsWithNoCase(field.name, "x-gatehouse-request-id")) continue;
        http::appendField(out, field);
    }
    if (chunked_) http::appendField(out, "transfer-encoding", "chunked");
    if (bridge != nullptr) appendBridgeFields(out, *bridge);
    if (x_.parse.isRun && bridge == nullptr)
        http::appendField(out, "content-type", "application/json");
    if (made_ != nullptr) {
        http::appendField(out, "content-length", number(static_cast<std::int64_t>(made_->size())));
    }
    if (!head.headers.has("x-request-id")) http::appendField(out, "x-request-id", x_.id);
    appendOwnFields(out, visit_);
    http::appendHeadEnd(out);
    x_.course.status = head.status;
    headInBatch_ = true;
}

bool Passage::takeBody(std::string_view bytes)
{
    if (!inflater_) {
        split(bytes);
        return true;
    }
    // Decoded text is cut into deltas once the batch is whole: views must not move while it grows.
    isCoded_ = true;
    auto done = inflater_->push(bytes, plain_);
    if (!done) broken_ = done.error();
    return done.ok();
}

void Passage::split(std::string_view bytes)
{
    if (!x_.collect.streamed) {
        deltas_.push_back({bytes});
        return;
    }
    const std::string_view whole = bytes;
    std::string_view event;
    while (x_.collect.frames ? frames_.next(bytes, event) : splitter_.next(bytes, event)) {
        const bool inPlace =
            event.data() >= whole.data() && event.data() < whole.data() + whole.size();
        if (x_.collect.frames && x_.bridge) {
            addFrame(event);
        } else {
            deltas_.push_back({inPlace ? event : keep(event)});
        }
    }
}

/// A bridge reads the events that frames stand for.
void Passage::addFrame(std::string_view frame)
{
    const std::string event = http::sseOfFrame(frame);
    if (!event.empty()) {
        deltas_.push_back({keep(event)});
    } else if (x_.bridge->error.message.empty()) {
        x_.bridge->error = fail(ErrorKind::BadUpstream, "the provider's event stream is damaged",
                                "try again; if it stays so, look at what is between you and it");
    }
}

/// The splitter lends an event that came in pieces only until its next call; a batch may have
/// several of them.
std::string_view Passage::keep(std::string_view event)
{
    if (keptCount_ == kept_.size()) kept_.emplace_back();
    return kept_[keptCount_++].assign(event);
}

/// A coding may end in the middle where the message does not. Answers without a body have a coding
/// as well: that of the body they left out.
bool Passage::isWhole()
{
    if (!inflater_ || !isCoded_ || inflater_->isWhole()) return true;
    broken_ = fail(ErrorKind::BadUpstream, "the provider's answer ends in the middle of its coding",
                   "try again; if it stays so, look at the provider's status page");
    return false;
}

void Passage::close()
{
    over_ = true;
    x_.collect.whole = true;
}

/// Ends what is translated. False: the provider's answer makes no sense.
bool Passage::carried(const pipeline::Env& env)
{
    if (over_) pipeline::stages::endBack(x_, deltas_, env);
    if (x_.bridge->error.message.empty() || x_.bridge->isCut) return true;
    broken_ = x_.bridge->error;
    over_ = false;
    deltas_.clear();
    return false;
}

/// The whole answer in the envelope of the run API.
const std::string& Passage::envelope()
{
    auto& collected = x_.collect;
    collected.delivered =
        pipeline::runAnswer(x_, x_.bridge ? x_.bridge->out : std::string_view(collected.body));
    collected.differs = true;
    return collected.delivered;
}

/// Runs the deltas of the batch through the line and lays out what the client gets.
void Passage::deliver()
{
    const auto env = visit_.env(visit_.now);
    if (!plain_.empty()) split(plain_);
    const std::string_view rest = x_.collect.frames ? frames_.rest() : splitter_.rest();
    if (over_ && x_.collect.frames && x_.bridge && !rest.empty()) {
        addFrame(rest);
    } else if (over_ && x_.collect.streamed && !rest.empty()) {
        deltas_.push_back({rest});
    }
    if (turnsAway_) {
        pipeline::stages::collect(x_, deltas_, env);
        deltas_.clear();
        return;
    }
    if (!deltas_.empty()) {
        for (const auto& stop : pipeline::eachDelta()) stop.run(x_, deltas_, env);
    }
    if (x_.bridge && !carried(env)) return;
    if (hold_ && !over_ && !x_.bridge && !x_.parse.isRun &&
        x_.collect.total > static_cast<ByteCount>(kHoldWhole)) {
        hold_ = false;
        writeHead();
        pieces_.assign({x_.collect.clientHead});
        headInBatch_ = false;
        headSent_ = true;
        pass(x_.collect.body);
        deltas_.clear();
        return;
    }
    if (hold_ && !over_) {
        deltas_.clear();
        return;
    }
    if (hold_) {
        hold_ = false;
        if (x_.bridge) made_ = &x_.bridge->out;
        if (x_.parse.isRun) made_ = &envelope();
        writeHead();
        deltas_.assign({{made_ != nullptr ? *made_ : x_.collect.body}});
    }
    if (headInBatch_) {
        pieces_.push_back(x_.collect.clientHead);
        headInBatch_ = false;
        headSent_ = true;
    }
    std::size_t size = 0;
    for (const auto& delta : deltas_) size += delta.hidden ? 0 : delta.raw.size();
    if (size > 0) {
        bodyInBatch_ = true;
        x_.course.delivered += static_cast<ByteCount>(size);
        if (chunked_) {
            frame_.clear();
            http::appendChunkStart(frame_, size);
            pieces_.push_back(frame_);
        }
        for (const auto& delta : deltas_) {
            if (delta.hidden || delta.raw.empty()) continue;
            auto* last = pieces_.empty() ? nullptr : &pieces_.back();
            if (last != nullptr && last->data() + last->size() == delta.raw.data()) {
                *last = {last->data(), last->size() + delta.raw.size()};
            } else {
                pieces_.push_back(delta.raw);
            }
        }
        if (chunked_) pieces_.push_back(http::kChunkEnd);
    }
    if (over_ && chunked_) pieces_.push_back(http::kLastChunk);
    deltas_.clear();
}

void Passage::pass(std::string_view raw)
{
    bodyInBatch_ = true;
    x_.course.delivered += static_cast<ByteCount>(raw.size());
    if (chunked_) {
        frame_.clear();
        http::appendChunkStart(frame_, raw.size());
        pieces_.push_back(frame_);
    }
    pieces_.push_back(raw);
    if (chunked_) pieces_.push_back(http::kChunkEnd);
}

/// Gives back what a large batch has needed: a stream may stay open for hours.
template <class Item>
void shrink(std::vector<Item>& items)
{
    constexpr std::size_t kFew = 8;
    if (items.capacity() > kFew) std::vector<Item>().swap(items);
}

void Passage::sent()
{
    shrink(pieces_);
    shrink(deltas_);
    if (keptCount_ > 1) {
        kept_.clear();
        keptCount_ = 0;
    }
    if (bodyInBatch_ && x_.course.firstByteAt < 0) x_.course.firstByteAt = visit_.now;
}

std::string_view Passage::lastWords(const Error& error)
{
    const bool isLive = x_.bridge && x_.bridge->isLive;
    if (!x_.collect.streamed && !isLive) return {};
    const std::string event = isLive ? pipeline::stages::lastWordsBack(x_, error)
                                     : x_.parse.dialect->errorEvent(error, x_.id);
    lastWords_.clear();
    if (chunked_) http::appendChunkStart(lastWords_, event.size());
    lastWords_ += event;
    if (chunked_) lastWords_ += http::kChunkEnd;
    return lastWords_;
}

Error endOf(const net::Duplex& wire, bool headSeen)
{
    if (wire.end() == net::End::TimedOut) {
        return fail(ErrorKind::UpstreamTimeout,
                    headSeen ? "the provider fell silent in the middle of its answer"
                             : "the provider did not answer in time",
                    "raise the provider's deadlines if it is known to be slow");
    }
    return fail(ErrorKind::BadUpstream,
                headSeen ? "the provider broke off in the middle of its answer"
                         : "the provider closed the connection without an answer",
                "try again; if it stays so, look at the provider's status page");
}

net::SteadyTime startOfAttempt(const Visit& visit)
{
    return visit.start + Micros(visit.x.attempts.back().startedAt);
}

/// When there must be a first byte by the client's own wish.
net::SteadyTime limitOf(const Visit& visit, const Terms& terms)
{
    return terms.timeout.count() > 0 ? startOfAttempt(visit) + terms.timeout
                                     : net::SteadyTime::max();
}

net::SteadyTime deadlineOf(const Visit& visit, const config::ProviderConfig& chosen,
                           const Terms& terms, bool headSeen)
{
    const auto step = headSeen ? chosen.idleTimeout : chosen.firstByteTimeout;
    const auto limit = headSeen ? net::SteadyTime::max() : limitOf(visit, terms);
    return std::min(
        {visit.desk.loop.coarseNow() + step, startOfAttempt(visit) + chosen.totalTimeout, limit});
}

}  // namespace

net::Task<net::Lease> openUpstream(Visit& visit, const pipeline::Target& target, bool fresh,
                                   const Terms& terms)
{
    const auto& upstream = *target.upstream;
    if (!upstream.row.sample) {
        net::Lease lease =
            co_await visit.desk.pool.open(upstream, fresh, limitOf(visit, terms), visit.cancel);
        auto& tally = visit.desk.tally;
        engine::Tally::bump(lease.reused ? tally.upstreamReused : tally.upstreamOpened);
        co_return lease;
    }
    http::RequestHead head = visit.x.arrival.head;
    const std::string_view rest = visit.x.parse.path;
    const std::string_view version = visit.x.parse.version;
    head.target = cat("/", version.empty() ? "v1" : version, rest,
                      visit.x.parse.query.empty() ? "" : "?", visit.x.parse.query);
    std::string body;
    for (const auto piece : visit.x.out.body) body += piece;
    auto moves = sample::play(head, body, engine::wallNow());
    net::Lease lease;
    lease.wire = std::make_shared<net::Duplex>(visit.desk.loop, std::move(moves));
    co_return lease;
}

net::Task<Relayed> relay(Visit& visit, const pipeline::Target& target, const Terms& terms,
                         std::shared_ptr<net::Duplex> wire)
{
    auto& x = visit.x;
    auto& attempt = x.attempts.back();
    const auto& chosen = target.upstream->chosen;
    if (visit.cancel.requested()) wire->abort();
    visit.cancel.by([raw = wire.get()] {
        raw->abort();
    });  // a plain pointer: the function then needs no memory

    std::array<std::string_view, 1 + pipeline::Outgoing::kMostPieces> request{x.out.head};
    std::ranges::copy(x.out.body, request.begin() + 1);
    wire->at(deadlineOf(visit, chosen, terms, false));
    // A provider may refuse in the middle of a large body and close: what it said is read below all
    // the same.
    const bool written =
        co_await wire->write(std::span(request).first(1 + x.out.body.size()), true);
    const std::int64_t begun = visit.now;
    attempt.sentAt = visit.look();
    attempt.bytesSent = static_cast<ByteCount>(x.out.head.size() + x.out.size);
    x.course.waited += attempt.sentAt - begun;

    Passage passage(visit, target, terms);
    Relayed result;
    while (!passage.over()) {
        wire->at(deadlineOf(visit, chosen, terms, passage.headSeen()));
        std::int64_t before = visit.now;
        const net::Duplex::Received received = co_await wire->receive();
        x.course.waited += visit.look() - before;
        attempt.bytesReceived += static_cast<ByteCount>(received.bytes.size());
        bool whole = true;
        if (!received.bytes.empty()) {
            if (attempt.firstByteAt < 0) attempt.firstByteAt = visit.now;
            whole = passage.take(received.bytes);
            if (!whole) result.error = passage.error();
        } else {
            whole = received.end == net::End::Eof && passage.finish();
            if (!whole)
                result.error =
                    passage.isBroken() ? passage.error() : endOf(*wire, passage.headSeen());
        }
        if (!whole) break;
        if (passage.turnsAway() && x.collect.total > kMostTurnedAway) break;
        if (passage.batch().empty()) continue;
        before = visit.look();
        const bool taken = co_await visit.client->write(passage.batch());
        x.course.waited += visit.look() - before;
        passage.sent();
        if (!taken) visit.cancel.request();
        if (visit.cancel.requested()) break;
        if (passage.hasSwitched()) {
            visit.cancel.byNothing();
            co_await splice(visit, wire, passage.rest());
            result.outcome = Relay::Delivered;
            co_return result;
        }
    }
    visit.cancel.byNothing();
    wire->never();
    if (passage.over() && !visit.cancel.requested()) {
        if (passage.mayReuse() && written && !target.upstream->row.sample) {
            visit.desk.pool.giveBack(*target.upstream, std::move(wire));
        } else {
            wire->abort();
        }
        if (passage.turnsAway()) {
            result.outcome = Relay::TurnedAway;
            co_return result;
        }
        if (x.bridge && x.bridge->isCut) {
            result.error = x.bridge->error;
            x.course.outcome = Outcome::UpstreamCut;
        }
        result.outcome = Relay::Delivered;
        co_return result;
    }
    wire->abort();
    if (passage.turnsAway() && !visit.cancel.requested()) {
        result.error.reset();  // its head says enough
        result.outcome = Relay::TurnedAway;
        co_return result;
    }
    if (visit.cancel.requested()) {
        x.course.clientGone = true;
        x.course.keepAlive = false;
        result.error = fail(ErrorKind::ClientClosed, "the client left before the answer was whole");
        result.outcome = passage.headSent() ? Relay::BrokenOff : Relay::Failed;
        x.course.outcome = Outcome::ClientClosed;
        co_return result;
    }
    if (!result.error) result.error = endOf(*wire, passage.headSeen());
    if (!passage.headSent()) {
        // A whole but unsound head counts as an answer: it is not asked for again.
        result.outcome = attempt.bytesReceived == 0 && wire->end() != net::End::TimedOut
                             ? Relay::Nothing
                             : Relay::Failed;
        x.collect = pipeline::Collected();
        co_return result;
    }
    x.course.keepAlive = false;
    x.course.outcome =
        result.error->kind == ErrorKind::UpstreamTimeout ? Outcome::Timeout : Outcome::UpstreamCut;
    const std::array<std::string_view, 1> lastWords{passage.lastWords(*result.error)};
    if (!lastWords[0].empty()) co_await visit.client->write(lastWords, true);
    if (x.arrival.head.minor == 0)
        visit.client->resetOnClose();  // a body without a length ends with the connection
    result.outcome = Relay::BrokenOff;
    co_return result;
}

}  // namespace gatehouse
