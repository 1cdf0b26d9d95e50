#include "proxy/shell/passage.h"

#include <algorithm>
#include <string>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/pipeline/batches.h"
#include "proxy/core/pipeline/line.h"
#include "proxy/core/pipeline/run.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/guard_answer.h"
#include "proxy/core/pipeline/stages/hazards.h"
#include "proxy/core/pipeline/stages/meter.h"
#include "proxy/core/pipeline/stages/restore.h"
#include "proxy/core/pipeline/stages/socket.h"
#include "proxy/core/pipeline/trip.h"
#include "proxy/core/policy/retry.h"
#include "proxy/shell/answer.h"
#include "proxy/shell/resume.h"

namespace gatehouse {
namespace {

using Kind = http::Decoder::Kind;

constexpr std::size_t kHoldWhole =
    1024 * 1024;  // a JSON answer up to here is delivered whole or not at all
constexpr std::size_t kInflateLimit = 512 * 1024 * 1024;  // of one answer

/// What a server says of itself as an origin is not true of this one.
bool isOfOrigin(const http::Headers::Field& field) noexcept
{
    static constexpr http::NameSet<3> kNames(
        {"set-cookie", "alt-svc", "strict-transport-security"});
    return kNames.has(field.name, field.hash);
}

void appendBridgeFields(std::string& out, const pipeline::Bridge& bridge)
{
    http::appendField(out, "content-type", bridge.contentType);
    const std::string leftOut = pipeline::stages::leftOutLine(bridge);
    if (!leftOut.empty()) http::appendField(out, "x-gatehouse-left-out", leftOut);
}

/// Gives back what a large batch has needed: a stream may stay open for hours.
template <class Item>
void shrink(std::vector<Item>& items)
{
    constexpr std::size_t kFew = 8;
    if (items.capacity() > kFew) std::vector<Item>().swap(items);
}

}  // namespace

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
                return !isBroken() && !refused_;
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
    return !isBroken() && !refused_;
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
    return !isBroken() && !refused_;
}

void Passage::beginAnswer()
{
    headSeen_ = true;
    x_.collect = pipeline::Collected();
    x_.collect.head = std::move(decoder_.response());
    decoder_.response().keepAlive = x_.collect.head.keepAlive;
    auto& head = x_.collect.head;
    auto& attempt = x_.course.attempts.back();
    attempt.status = head.status;
    attempt.firstByteAt = visit_.now;
    // Before the client hears of it: its next call shall not meet the same refusal.
    visit_.desk.health.noteAnswer(target_, head, x_.arrival.wall + attempt.startedAt,
                                  x_.arrival.wall + visit_.now);
    if (visit_.snapshot->config.records.bodies && head.length > 0) {
        auto& spares = visit_.desk.house.writer->spares();
        x_.collect.body = spares.take(static_cast<std::size_t>(head.length));
    }
    pipeline::stages::beginJudge(x_, visit_.env(visit_.now));
    pipeline::stages::beginCollect(x_, visit_.env(visit_.now));
    pipeline::stages::beginGuard(x_, visit_.env(visit_.now));
    const bool guarded = x_.collect.guard != nullptr;
    restores_ = pipeline::stages::restores(x_, visit_.env(visit_.now));
    readdresses_ = x_.collect.text && !isStream() && pipeline::tellsAddresses(x_);
    const auto coding = head.headers.get("content-encoding");
    const bool coded = !coding.empty() && !equalsNoCase(coding, "identity");
    const bool wanted = http::accepts(x_.arrival.head.headers.get("accept-encoding"), coding);
    if (coded && (x_.collect.streamed || !wanted || x_.bridge || x_.parse.isRun || guarded ||
                  readdresses_ || (restores_ && x_.collect.text)))
        inflater_ = http::Inflater::make(coding, kInflateLimit);
    if (coded && !inflater_) pipeline::stages::leaveUnread(x_);
    x_.collect.decoded = inflater_ != nullptr;
    hold_ = x_.collect.text && !x_.collect.streamed && !x_.collect.lines &&
            !x_.parse.facts.stream && !inflater_ && head.length != 0 &&
            head.length <= static_cast<std::int64_t>(kHoldWhole) &&
            x_.parse.operation != dialect::Operation::Verbatim;
    hold_ = hold_ || (guarded && x_.collect.guard->isWhole);
    turnsAway_ = head.status >= 400 &&
                 (terms_.mayLeave || (terms_.mayRetry && policy::isPassing(head.status)));
    if (turnsAway_) return;
    beginDelivery();
}

void Passage::beginDelivery()
{
    committed_ =
        (terms_.on == nullptr || !terms_.mayLeave || !isStream()) && !x_.course.judge.holdsAnswer;
    if (x_.bridge) {
        pipeline::stages::beginBack(x_);
        hold_ = !x_.bridge->isLive;
    }
    if (restores_) pipeline::stages::beginRestore(x_, visit_.env(visit_.now));
    const bool isRestoredWhole =
        x_.collect.restored && x_.collect.restored->isWhole && (x_.collect.text || x_.bridge);
    if (x_.collect.restored && x_.collect.restored->isWhole && !isRestoredWhole)
        x_.collect.restored.reset();
    hold_ = hold_ || x_.parse.isRun || readdresses_ || isRestoredWhole;
    if (!hold_) writeHead();
}

/// What a client reads as it comes; anything else is delivered whole or not at all.
bool Passage::isStream() const noexcept
{
    return x_.collect.streamed || x_.collect.lines;
}

/// The provider agrees to switch: its head goes on, with what makes it one.
void Passage::beginSwitch(std::string_view rest)
{
    headSeen_ = headSent_ = switched_ = true;
    x_.collect = pipeline::Collected();
    x_.collect.head = std::move(decoder_.response());
    const auto& head = x_.collect.head;
    auto& attempt = x_.course.attempts.back();
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
    if (!head.headers.has("sec-websocket-protocol")) {
        const auto offered = x_.arrival.head.headers.get("sec-websocket-protocol");
        // Browsers hang up where none of the protocols that they offer is taken.
        if (!offered.empty() && pipeline::stages::protocolsWithout(offered, {}).empty()) {
            const auto first = trim(offered.substr(0, offered.find(',')));
            http::appendField(out, "sec-websocket-protocol", first);
        }
    }
    x_.course.keepAlive = true;  // else the head would say that the connection ends with it
    appendOwnFields(out, visit_);
    x_.course.keepAlive = false;
    http::appendHeadEnd(out);
    x_.course.status = head.status;
    plain_ = rest;
    pieces_.assign({out});
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
                            bridge == nullptr && made_ == nullptr && !x_.collect.guard &&
                            !x_.collect.restored;
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
    const std::string dlp = pipeline::stages::dlpHeader(x_);
    if (!dlp.empty()) http::appendField(out, "cf-aig-dlp", dlp);
    appendOwnFields(out, visit_);
    if (isResumable(x_)) {
        visit_.run = visit_.desk.house.runs.begin(x_.id, std::string(x_.caller.keyId),
                                                  x_.arrival.wall + visit_.now);
        http::appendField(out, "cf-aig-run-id", x_.id);
    }
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

/// The whole answer about a batch, whose results are fetched through this gateway.
const std::string& Passage::readdressed()
{
    auto& collected = x_.collect;
    std::string made = pipeline::withOwnAddresses(x_, made_ != nullptr ? *made_ : collected.body);
    if (made_ == nullptr && made == collected.body) return collected.body;
    collected.delivered = std::move(made);
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
        pipeline::stages::guardAnswer(x_, deltas_, env);
        pipeline::stages::collect(x_, deltas_, env);
        deltas_.clear();
        if (!over_ || leaves()) return;
        comeBack();
    } else if (!deltas_.empty() || (over_ && x_.collect.guard)) {
        for (const auto& stop : pipeline::eachDelta()) stop.run(x_, deltas_, env);
    }
    if (!mayGoOn()) return;
    if (isFiltered()) {
        turnsAway_ = true;
        deltas_.clear();
        return;
    }
    if (x_.bridge && !carried(env)) return;
    if (x_.collect.restored && !x_.collect.restored->isWhole)
        pipeline::stages::restoreDeltas(x_, deltas_, over_);
    if (hold_ && !over_ && !x_.bridge && !x_.parse.isRun && !readdresses_ && !x_.collect.restored &&
        x_.collect.total > static_cast<ByteCount>(kHoldWhole)) {
        hold_ = false;
        writeHead();
        pieces_.assign({x_.collect.clientHead});
        headInBatch_ = false;
        headSent_ = true;
        pass(x_.collect.body);
        if (!committed_) commit();
        deltas_.clear();
        return;
    }
    if (hold_ && !over_) {
        deltas_.clear();
        return;
    }
    if (hold_) {
        hold_ = false;
        if (x_.bridge) {
            made_ = &x_.bridge->out;
        } else if (x_.collect.guard) {
            made_ = &x_.collect.guard->body;
        }
        if (x_.parse.isRun) made_ = &envelope();
        if (readdresses_) made_ = &readdressed();
        // Behind all that is kept: the log has the placeholders.
        if (x_.collect.restored) {
            made_ =
                &pipeline::stages::restoredWhole(x_, made_ != nullptr ? *made_ : x_.collect.body);
        }
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
            if (visit_.run) visit_.run->add(delta.raw);
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
    if (!committed_) commit();
    deltas_.clear();
}

/// Whether the guard lets the answer go on. What has begun ends with an error event; of what has
/// not, nothing goes.
bool Passage::mayGoOn()
{
    if (!x_.collect.guard || x_.collect.guard->error.message.empty()) return true;
    const Error& error = x_.collect.guard->error;
    if (!headSent()) {
        pipeline::stages::refuseAnswer(x_);
        deltas_.clear();
        pieces_.clear();
        refused_ = true;
        return false;
    }
    if (x_.bridge) x_.bridge->error = error;
    stopped_ = over_ = true;
    clean_ = false;  // the rest of it is not read
    return true;
}

/// Whether an error answer is kept from the client: a route says which of them lead elsewhere.
bool Passage::leaves()
{
    const int status = x_.collect.head.status;
    // A kept answer stands in for a provider that is down, not for one that says no.
    if (terms_.hasStale) {
        pipeline::stages::noteTurnedAway(x_);
        return status >= 500 || status == 429;
    }
    if (terms_.on == nullptr || !terms_.mayLeave) return true;
    if (terms_.mayRetry && policy::isPassing(status)) return true;
    pipeline::stages::noteTurnedAway(x_);
    return terms_.on->include(pipeline::troubleOf(x_, true), status);
}

/// A whole answer that says nothing but that it may not be said: another model may say it.
bool Passage::isFiltered()
{
    if (!hold_ || !over_ || terms_.on == nullptr || !terms_.mayLeave) return false;
    pipeline::stages::noteTurnedAway(x_);
    return pipeline::troubleOf(x_, true) == policy::Trouble::ContentFilter && leaves();
}

/// An error that nobody else would answer otherwise is the client's after all.
void Passage::comeBack()
{
    turnsAway_ = false;
    kept_.clear();
    keptCount_ = 0;
    beginDelivery();
    if (x_.collect.streamed || x_.bridge) {
        deltas_.push_back({keep(x_.collect.body)});
        if (x_.bridge) pipeline::stages::carryBack(x_, deltas_, visit_.env(visit_.now));
    }
    if (!hold_ && deltas_.empty()) deltas_.push_back({x_.collect.body});
}

/// Lets the answer go once it has content, or is whole, or too long to be kept back.
void Passage::commit()
{
    constexpr std::size_t kMostPending = 64 * 1024;
    constexpr std::size_t kMostWaiting = 64 * 1024 * 1024;
    if (x_.course.judge.holdsAnswer) {
        for (const auto piece : pieces_) pending_ += piece;
        pieces_.clear();
        if (pending_.size() <= kMostWaiting) return;
        broken_ = fail(ErrorKind::Unavailable, "the answer is too long to be judged",
                       "look at the guardrails of this gateway");
        return;
    }
    const bool hasContent = std::ranges::any_of(deltas_, [](const pipeline::Delta& delta) {
        return pipeline::stages::hasContent(delta.raw);
    });
    for (const auto piece : pieces_) pending_ += piece;
    pieces_.clear();
    if (!hasContent && !over_ && pending_.size() < kMostPending) return;
    committed_ = true;
    pieces_.assign({pending_});
}

void Passage::judged(bool may)
{
    x_.course.judge.holdsAnswer = false;
    pieces_.clear();
    if (may) {
        committed_ = true;
        pieces_.assign({pending_});
        return;
    }
    std::string().swap(pending_);
    refused_ = true;
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

void Passage::sent()
{
    shrink(pieces_);
    shrink(deltas_);
    if (!pending_.empty()) std::string().swap(pending_);
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
    std::string waiting;
    if (x_.collect.restored && !x_.collect.restored->isWhole) {
        pipeline::DeltaBatch rest;
        pipeline::stages::restoreDeltas(x_, rest, true);
        for (const auto& delta : rest) waiting += delta.raw;
    }
    if (chunked_) http::appendChunkStart(lastWords_, waiting.size() + event.size());
    lastWords_ += waiting;
    lastWords_ += event;
    if (chunked_) lastWords_ += http::kChunkEnd;
    return lastWords_;
}

}  // namespace gatehouse
