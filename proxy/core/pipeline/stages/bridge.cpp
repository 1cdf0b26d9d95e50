#include "proxy/core/pipeline/stages/bridge.h"

#include <algorithm>
#include <string>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/chat/fold.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::pipeline::stages {
namespace {

constexpr std::size_t kMostGathered = 64 * 1024 * 1024;
constexpr std::size_t kMostNotes = 1000;  ///< bytes of the header
constexpr std::int64_t kMicrosASecond = 1'000'000;

dialect::Destination destinationOf(const Target& target)
{
    dialect::Destination to;
    to.model = target.model;
    const auto& row = target.upstream->row;
    to.usageOnRequest = row.usageOnRequest;
    to.completionTokens = row.completionTokens;
    if (target.card == nullptr) return to;
    to.isKnown = true;
    to.isReasoning = target.card->reasoning;
    to.maxOutput = target.card->maxOutput;
    return to;
}

/// A server of the user's own may do without a key; a vendor does not, and the client's key is for
/// another one.
bool lacksKey(const Upstream& upstream) noexcept
{
    return upstream.keys.empty() && upstream.row.auth.scheme != provider::AuthScheme::None &&
           !upstream.row.local && upstream.chosen.baseUrl.empty();
}

bool isGood(const Exchange& x) noexcept
{
    return x.collect.head.status < 400;
}

/// A stream may end in peace on the wire and lack its end all the same. Not every provider sends
/// the mark of its dialect; then a reason to finish is enough. What was told as an error is told.
bool isCut(const Exchange& x) noexcept
{
    const auto& facts = x.collect.facts;
    return isGood(x) && (x.collect.streamed || x.collect.lines) && !x.bridge->writing.finished &&
           !facts.ended && facts.finishReason.empty();
}

void gather(Bridge& bridge, std::string_view bytes)
{
    if (bridge.whole.size() + bytes.size() > kMostGathered) {
        bridge.error =
            fail(ErrorKind::BadUpstream, "the provider's answer is too large to be translated",
                 "call the provider in its own dialect: then answers of any size pass");
        return;
    }
    bridge.whole += bytes;
}

void readEvent(Bridge& bridge, std::string_view raw)
{
    const auto view = http::viewOf(raw);
    if (!view.data.empty())
        bridge.provider->readEvent(view.event, view.data, bridge.reading, bridge.deltas);
}

void readLines(Bridge& bridge, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        bridge.line += bytes.substr(0, end);
        if (end == std::string_view::npos) return;
        bytes.remove_prefix(end + 1);
        if (!bridge.line.empty())
            bridge.provider->readEvent({}, bridge.line, bridge.reading, bridge.deltas);
        bridge.line.clear();
    }
}

/// What was read goes to the client, or is folded for later.
void pass(Bridge& bridge)
{
    for (const auto& delta : bridge.deltas) {
        if (bridge.isLive) {
            bridge.client->writeDelta(delta, bridge.writing, bridge.out);
        } else if (delta.kind == chat::Delta::Kind::Trouble) {
            bridge.error = fail(ErrorKind::BadUpstream, delta.trouble.message, {});
        } else {
            chat::fold(delta, bridge.reply);
        }
    }
    bridge.deltas.clear();
}

/// Whether the client is told events in AWS frames. What is kept for the record are the events.
bool isFramed(const Bridge& bridge) noexcept
{
    return bridge.isLive && http::isFrames(bridge.client->streamType);
}

std::string troubleEvent(Bridge& bridge, const Error& error)
{
    chat::Delta delta;
    delta.kind = chat::Delta::Kind::Trouble;
    delta.trouble = error;
    std::string out;
    bridge.client->writeDelta(delta, bridge.writing, out);
    return out;
}

/// Counts what was added to the batch from `from` on, and makes it the batch.
void deliver(Exchange& x, DeltaBatch& batch, const Env& env, std::size_t from)
{
    auto& bridge = *x.bridge;
    auto& collected = x.collect;
    batch.clear();
    collected.differs = true;
    if (bridge.out.empty()) return;
    std::string_view added = std::string_view(bridge.out).substr(from);
    if (collected.delivered.size() < collected.limit) collected.delivered += added;
    if (bridge.isLive) {
        // Each event of ours gets a mark of its own: the window shows them one by one.
        constexpr std::string_view kEnd = "\n\n";
        for (auto end = added.find(kEnd); end != std::string_view::npos; end = added.find(kEnd)) {
            markEvent(collected, end + kEnd.size(), env);
            added.remove_prefix(end + kEnd.size());
        }
        if (!added.empty()) markEvent(collected, added.size(), env);
    }
    if (isFramed(bridge)) {
        bridge.framed = http::framesOfSse(bridge.out);
        batch.push_back({bridge.framed});
    } else {
        batch.push_back({bridge.out});
    }
}

/// The provider's error in the client's shape. What is no error of the dialect (a page of a load
/// balancer) is told by its status.
std::string troubleBody(const Exchange& x)
{
    const auto& head = x.collect.head;
    dialect::ReplyFacts facts;
    x.bridge->dialect->readReply(x.bridge->whole, facts);
    chat::Trouble trouble;
    trouble.status = head.status;
    trouble.code = facts.errorCode;
    trouble.message = facts.errorText;
    if (trouble.message.empty())
        trouble.message =
            cat("The provider answered ", number(head.status), " ", toUtf8(head.reason));
    return x.parse.dialect->errorBody(trouble, x.id);
}

bool isForVectors(const Exchange& x) noexcept
{
    return x.parse.operation == dialect::Operation::Embed;
}

/// What was asked is read once more: it is small, and nothing else has to remember it.
void writeVectors(Exchange& x)
{
    auto& bridge = *x.bridge;
    const auto& client = *dialect::embeddingCodecOf(x.parse.dialect->id);
    dialect::Notes told;
    auto asked = client.readRequest(bodyOf(x), told);
    auto reply = dialect::embeddingCodecOf(bridge.dialect->id)->readReply(bridge.whole);
    if (!asked || !reply) {
        bridge.error = asked ? std::move(reply).error() : std::move(asked).error();
        return;
    }
    asked->model = x.parse.facts.model;
    if (!reply->usage.input) {  // Gemini tells none; a client of OpenAI wants a number
        std::int64_t sum = 0;
        for (const auto& input : asked->inputs)
            sum += tokens::estimateText(input, asked->model).tokens;
        reply->usage.input = sum;
    }
    bridge.out += client.writeReply(*reply, *asked, x.id);
}

void writeWhole(Exchange& x)
{
    auto& bridge = *x.bridge;
    if (isForVectors(x)) return writeVectors(x);
    if (!x.collect.streamed && !x.collect.lines) {
        auto reply = bridge.provider->readReply(bridge.whole);
        if (!reply) {
            bridge.error = std::move(reply).error();
            return;
        }
        bridge.reply = std::move(*reply);
    }
    if (!bridge.wantsStream) {
        bridge.out += bridge.client->writeReply(bridge.reply, bridge.writing);
        return;
    }
    for (const auto& delta : chat::unfold(bridge.reply))
        bridge.client->writeDelta(delta, bridge.writing, bridge.out);
    bridge.client->writeEnd(bridge.writing, bridge.out);
}

/// Vectors come whole: the bridge needs neither codec of chats nor a memory.
Result<void> openForVectors(Exchange& x, const Target& target)
{
    const auto& client = *dialect::embeddingCodecOf(x.parse.dialect->id);
    const auto& provider = *dialect::embeddingCodecOf(target.dialect->id);
    auto bridge = std::make_unique<Bridge>();
    bridge->dialect = target.dialect;
    auto request = client.readRequest(bodyOf(x), bridge->notes);
    if (!request) return std::move(request).error();
    const auto to = destinationOf(target);
    if (provider.mostInputs != nullptr && request->inputs.size() > provider.mostInputs(to)) {
        return fail(ErrorKind::CannotExpress,
                    cat(target.model, " takes one text a call, and this one has ",
                        number(static_cast<std::int64_t>(request->inputs.size()))),
                    "send a call for each text, or choose a model that takes several");
    }
    bridge->body = provider.writeRequest(*request, to, bridge->notes);
    bridge->path = provider.path(to);
    x.bridge = std::move(bridge);
    return {};
}

}  // namespace

Result<void> openBridge(Exchange& x, const Target& target, const Env& env)
{
    x.bridge.reset();
    if (target.dialect == nullptr || target.dialect == x.parse.dialect) return {};
    if (lacksKey(*target.upstream)) {
        const auto& title = target.upstream->row.title;
        return fail(
            ErrorKind::Unauthorized,
            cat(title,
                " has no key here, and a key that you hold for another vendor is not shown to it"),
            cat("add a key of ", title, " on the Providers page"));
    }
    if (!target.upstream->row.prefix.empty() && target.upstream->prefix.empty()) {
        return fail(ErrorKind::CannotExpress,
                    cat(target.upstream->row.title,
                        " wants a project in its paths, which the key here does not tell"),
                    "set the JSON file of a service account as its key");
    }
    if (isForVectors(x)) return openForVectors(x, target);
    auto bridge = std::make_unique<Bridge>();
    bridge->dialect = target.dialect;
    bridge->client = dialect::codecOf(x.parse.dialect->id);
    bridge->provider = dialect::codecOf(target.dialect->id);
    auto request = bridge->client->readRequest(bodyOf(x), bridge->notes);
    if (!request) return std::move(request).error();
    // What the call says is kept as text alone: a stream may stay open for long.
    request->stream = bridge->wantsStream = x.parse.facts.stream;
    const auto to = destinationOf(target);
    auto text = bridge->provider->writeRequest(*request, to, bridge->notes);
    if (!text) return std::move(text).error();
    bridge->body = std::move(*text);
    bridge->path = bridge->provider->path(*request, to);
    auto& writing = bridge->writing;
    writing.id = cat(bridge->client->idPrefix, x.id);
    writing.model = x.parse.facts.model;
    writing.created = env.now.wall / kMicrosASecond;
    writing.wantsUsage = request->wantsUsage;
    for (const auto& tool : request->tools) {
        if (tool.isFreeform) writing.freeform.push_back(tool.name);
    }
    writing.isArray = bridge->wantsStream && x.parse.dialect->family == "gemini" &&
                      x.parse.query.find("alt=sse") == std::string::npos;
    x.bridge = std::move(bridge);
    return {};
}

void beginBack(Exchange& x)
{
    auto& bridge = *x.bridge;
    const bool isStream = bridge.wantsStream && isGood(x);
    bridge.isLive = isStream && (x.collect.streamed || x.collect.lines);
    bridge.contentType = isStream && !bridge.writing.isArray
                             ? std::string(bridge.client->streamType)
                             : std::string("application/json");
}

void carryBack(Exchange& x, DeltaBatch& batch, const Env& env)
{
    if (!x.bridge) return;
    auto& bridge = *x.bridge;
    bridge.out.clear();
    for (const auto& delta : batch) {
        if (isGood(x) && x.collect.streamed) {
            readEvent(bridge, delta.raw);
        } else if (isGood(x) && x.collect.lines) {
            readLines(bridge, delta.raw);
        } else {
            gather(bridge, delta.raw);
        }
    }
    pass(bridge);
    deliver(x, batch, env, 0);
}

void endBack(Exchange& x, DeltaBatch& batch, const Env& env)
{
    auto& bridge = *x.bridge;
    // An end that comes alone finds what went out with the batch before.
    if (batch.empty()) bridge.out.clear();
    const std::size_t from = bridge.out.size();
    if (!bridge.line.empty()) readLines(bridge, "\n");
    pass(bridge);
    if (isCut(x) && bridge.error.message.empty()) {
        const std::string& told = x.collect.facts.errorText;
        bridge.error =
            fail(ErrorKind::BadUpstream,
                 told.empty() ? "the provider broke off in the middle of its answer" : told,
                 "try again; if it stays so, look at the provider's status page");
    }
    if (bridge.isLive && !bridge.error.message.empty()) {
        bridge.isCut = true;
        bridge.out += troubleEvent(bridge, bridge.error);
    } else if (bridge.isLive) {
        bridge.client->writeEnd(bridge.writing, bridge.out);
    } else if (!isGood(x)) {
        bridge.out += troubleBody(x);
    } else if (bridge.error.message.empty()) {
        writeWhole(x);
    }
    deliver(x, batch, env, from);
}

std::string lastWordsBack(Exchange& x, const Error& error)
{
    if (isForVectors(x)) return {};  // they are no stream
    std::string out = troubleEvent(*x.bridge, error);
    return isFramed(*x.bridge) ? http::framesOfSse(out) : out;
}

bool isOfVendor(const http::Headers::Field& field) noexcept
{
    constexpr std::string_view kVendors[] = {"anthropic-",   "openai-", "x-goog-",
                                             "x-stainless-", "x-amz",   "amz-sdk-"};
    return std::ranges::any_of(
        kVendors, [&](std::string_view vendor) { return startsWithNoCase(field.name, vendor); });
}

std::string leftOutLine(const Bridge& bridge)
{
    std::string line;
    for (const auto& name : bridge.notes.leftOut) {
        if (!line.empty()) line += "; ";
        for (const char c : name) line += c >= ' ' && c <= '~' ? c : '?';
        if (line.size() > kMostNotes) break;
    }
    if (line.size() > kMostNotes) line.resize(kMostNotes);
    return line;
}

}  // namespace gatehouse::pipeline::stages
