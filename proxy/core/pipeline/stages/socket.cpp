#include "proxy/core/pipeline/stages/socket.h"

#include <algorithm>
#include <array>
#include <optional>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/record.h"

namespace gatehouse::pipeline::stages {
namespace {

using dialect::JsonCursor;
using Count = chat::Usage::Count;

constexpr std::array<std::string_view, 4> kKeyProtocols = {
    "cf-aig-authorization.", "openai-insecure-api-key.", "xi-api-key.", "fal-api-key."};

void readDetails(JsonCursor& json, Count& cached, Count& audio)
{
    if (json.peek() != '{') {
        json.leap();
        return;
    }
    json.enterObject();
    std::int64_t value = 0;
    for (std::string_view key; json.nextKey(key);) {
        if (dialect::is(key, "cached_tokens")) {
            if (json.take(value)) cached = value;
        } else if (dialect::is(key, "audio_tokens")) {
            if (json.take(value)) audio = value;
        } else {
            json.leap();
        }
    }
}

/// {"input_tokens", "output_tokens", "input_token_details", "output_token_details"}: inclusive
/// counts.
chat::Usage readUsage(JsonCursor& json)
{
    chat::Usage usage;
    if (json.peek() != '{') {
        json.leap();
        return usage;
    }
    json.enterObject();
    std::int64_t value = 0;
    Count none;
    for (std::string_view key; json.nextKey(key);) {
        if (dialect::is(key, "input_tokens")) {
            if (json.take(value)) usage.input = value;
        } else if (dialect::is(key, "output_tokens")) {
            if (json.take(value)) usage.output = value;
        } else if (dialect::is(key, "input_token_details")) {
            readDetails(json, usage.cacheRead, usage.inputAudio);
        } else if (dialect::is(key, "output_token_details")) {
            readDetails(json, none, usage.outputAudio);
        } else {
            json.leap();
        }
    }
    return usage;
}

/// The usage of OpenAI's `response.done`; nothing for any other event.
std::optional<chat::Usage> usageOf(std::string_view text)
{
    if (text.find("response.done") == std::string_view::npos) return std::nullopt;
    JsonCursor json(text);
    std::string type;
    std::optional<chat::Usage> usage;
    if (!json.enterObject()) return std::nullopt;
    for (std::string_view key; json.nextKey(key);) {
        if (dialect::is(key, "type")) {
            json.take(type);
        } else if (dialect::is(key, "response") && json.peek() == '{') {
            json.enterObject();
            for (std::string_view inner; json.nextKey(inner);) {
                if (dialect::is(inner, "usage")) {
                    usage = readUsage(json);
                } else {
                    json.leap();
                }
            }
        } else {
            json.leap();
        }
    }
    return type == "response.done" ? usage : std::nullopt;
}

void add(Count& sum, const Count& more) noexcept
{
    if (more) sum = sum.value_or(0) + *more;
}

/// Each response of a session is billed.
void addUsage(chat::Usage& sum, const chat::Usage& more) noexcept
{
    add(sum.input, more.input);
    add(sum.output, more.output);
    add(sum.cacheRead, more.cacheRead);
    add(sum.inputAudio, more.inputAudio);
    add(sum.outputAudio, more.outputAudio);
}

std::string binaryLine(std::size_t size)
{
    return cat(R"({"binary":)", number(static_cast<std::int64_t>(size)), "}");
}

}  // namespace

std::string_view keyInProtocol(std::string_view protocol) noexcept
{
    for (const auto prefix : kKeyProtocols) {
        if (protocol.starts_with(prefix)) return protocol.substr(prefix.size());
    }
    return {};
}

std::string protocolsWithout(std::string_view list, std::string_view credential)
{
    std::string left;
    while (!list.empty()) {
        const std::string_view one = trim(takeUntil(list, ','));
        const std::string_view key = keyInProtocol(one);
        const bool isOurs = one.starts_with(kKeyProtocols.front());
        if (one.empty() || (!key.empty() && (isOurs || key != credential))) continue;
        if (!left.empty()) left += ", ";
        left += one;
    }
    return left;
}

void beginSocket(Exchange& x, const Env& env)
{
    const auto& records = env.snapshot.config.records;
    auto& collected = x.collect;
    collected.limit = records.bodies ? static_cast<std::size_t>(records.maxBody) : 0;
    collected.isSocket = true;
}

void noteAnswer(Exchange& x, std::string_view text, std::size_t size, bool isText, const Env& env)
{
    auto& collected = x.collect;
    ++collected.eventCount;
    collected.total += static_cast<ByteCount>(size);
    std::string event;
    if (isText) {
        for (std::string_view rest = text; !rest.empty();)
            event += cat("data: ", takeUntil(rest, '\n'), "\n");
    } else {
        event = cat("data: ", binaryLine(size), "\n");
    }
    event += '\n';
    markEvent(collected, event.size(), env);
    if (collected.body.size() + event.size() <= collected.limit) collected.body += event;
    if (!isText) return;
    if (const auto usage = usageOf(text)) addUsage(collected.facts.usage, *usage);
}

void noteAsked(Exchange& x, std::string_view text, std::size_t size, bool isText, const Env& env)
{
    const auto& records = env.snapshot.config.records;
    auto& body = x.arrival.body;
    const std::string line = isText ? std::string() : binaryLine(size);
    const std::string_view told = isText ? text : std::string_view(line);
    if (records.bodies && body.size() + told.size() < static_cast<std::size_t>(records.maxBody)) {
        body += told;
        body += '\n';
    }
}

}  // namespace gatehouse::pipeline::stages
