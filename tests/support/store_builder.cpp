#include "tests/support/store_builder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <thread>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse::tests {
namespace {

struct Model {
    std::string_view provider;
    std::string_view name;
    std::string_view dialect;
    std::int64_t inputPrice;  ///< pico-dollars a token; 0: price unknown
    std::int64_t outputPrice;
    int weight;
};

constexpr Model kModels[] = {
    {"openai", "gpt-4.1", "openai_chat", 2'000'000, 8'000'000, 14},
    {"openai", "gpt-4.1-mini", "openai_chat", 400'000, 1'600'000, 22},
    {"openai", "o4-mini", "openai_chat", 1'100'000, 4'400'000, 6},
    {"anthropic", "claude-sonnet-4-5", "anthropic_messages", 3'000'000, 15'000'000, 18},
    {"anthropic", "claude-haiku-4-5", "anthropic_messages", 1'000'000, 5'000'000, 10},
    {"gemini", "gemini-2.5-flash", "gemini_generate", 300'000, 2'500'000, 12},
    {"gemini", "gemini-2.5-pro", "gemini_generate", 1'250'000, 10'000'000, 5},
    {"groq", "llama-3.3-70b-versatile", "openai_chat", 590'000, 790'000, 6},
    {"ollama", "qwen3:8b", "openai_chat", 0, 0, 4},
    {"ollama", "gemma3:4b", "openai_chat", 0, 0, 3},
};
constexpr std::string_view kKeys[] = {"laptop", "ci", "support-bot", "notebooks"};
constexpr std::string_view kWords[] = {
    "please",  "explain",   "the",      "error",  "in",      "this",  "function", "summarise",
    "report",  "translate", "into",     "German", "write",   "a",     "test",     "for",
    "parser",  "why",       "does",     "query",  "take",    "long",  "list",     "three",
    "reasons", "draft",     "mail",     "to",     "team",    "about", "budget",   "release",
    "plan",    "rewrite",   "politely", "find",   "mistake", "table", "columns",  "and"};

std::uint64_t below(Random& random, std::uint64_t most)
{
    return random.next() % most;
}

const Model& anyModel(Random& random)
{
    std::uint64_t at = below(random, 100);
    for (const Model& model : kModels) {
        const auto weight = static_cast<std::uint64_t>(model.weight);
        if (at < weight) return model;
        at -= weight;
    }
    return kModels[0];
}

std::string sentence(Random& random, std::size_t bytes)
{
    std::string text;
    text.reserve(bytes + 12);
    while (text.size() < bytes) {
        if (!text.empty()) text += ' ';
        text += kWords[below(random, std::size(kWords))];
    }
    return text;
}

/// Long-tailed: most near `middle`, few far above.
std::int64_t duration(Random& random, double middle)
{
    const double u = static_cast<double>(random.next() >> 11U) / 9007199254740992.0;
    const double v = static_cast<double>(random.next() >> 11U) / 9007199254740992.0;
    const double normal = std::sqrt(-2.0 * std::log(u + 1e-12)) * std::cos(6.283185307 * v);
    return static_cast<std::int64_t>(middle * std::exp(0.6 * normal));
}

void fillOutcome(Random& random, record::Exchange& exchange)
{
    const std::uint64_t dice = below(random, 1000);
    exchange.outcome = record::Outcome::Ok;
    exchange.status = 200;
    exchange.finishReason = "stop";
    if (dice < 12) {
        exchange.outcome = record::Outcome::UpstreamError;
        exchange.status = 429;
        exchange.errorCode = "rate_limit_exceeded";
        exchange.errorText = "Rate limit reached, try again in 2 s";
    } else if (dice < 18) {
        exchange.outcome = record::Outcome::UpstreamError;
        exchange.status = 503;
        exchange.errorCode = "overloaded";
        exchange.errorText = "The model is overloaded";
    } else if (dice < 22) {
        exchange.outcome = record::Outcome::Refused;
        exchange.status = 401;
        exchange.errorCode = "unauthorized";
        exchange.errorText = "no such key";
    } else if (dice < 25) {
        exchange.outcome = record::Outcome::Timeout;
        exchange.status = 504;
        exchange.errorCode = "upstream_timeout";
        exchange.errorText = "no first byte within 60 s";
    } else if (dice < 29) {
        exchange.outcome = record::Outcome::ClientClosed;
    }
    if (exchange.outcome != record::Outcome::Ok) exchange.finishReason.clear();
}

void fillCost(Random& random, const Model& model, record::Exchange& exchange)
{
    if (exchange.outcome != record::Outcome::Ok) return;
    const auto input = static_cast<std::int64_t>(40 + below(random, 4000));
    const auto output = static_cast<std::int64_t>(10 + below(random, 900));
    exchange.usage.input = input;
    exchange.usage.output = output;
    if (below(random, 4) == 0) exchange.usage.cacheRead = input / 2;
    if (model.inputPrice == 0) return;
    exchange.cost = PicoUsd{exchange.usage.uncachedInput().value_or(0) * model.inputPrice +
                            exchange.usage.cacheRead.value_or(0) * model.inputPrice / 10 +
                            output * model.outputPrice};
    exchange.priceVersion = "2026-11";
}

void fillBodies(Random& random, const Model& model, const StorePlan& plan,
                record::Exchange& exchange)
{
    const std::string prompt =
        sentence(random, plan.promptBytes / 2 + below(random, plan.promptBytes + 1));
    exchange.requestBody.bytes =
        cat("{\"model\":\"", model.name, "\",\"messages\":[{\"role\":\"user\",\"content\":\"",
            prompt, "\"}]}");
    exchange.requestBody.contentType = "application/json";
    exchange.requestBody.totalSize = static_cast<ByteCount>(exchange.requestBody.bytes.size());
    if (exchange.outcome != record::Outcome::Ok) return;
    const std::string answer =
        sentence(random, plan.promptBytes / 2 + below(random, plan.promptBytes * 2 + 1));
    auto& body = exchange.responseBody;
    if (model.dialect == "anthropic_messages") {
        body.bytes =
            cat("{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
                "\"text\":\"",
                answer, "\"}],\"stop_reason\":\"end_turn\"}");
    } else {
        body.bytes =
            cat("{\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":"
                "\"assistant\","
                "\"content\":\"",
                answer, "\"},\"finish_reason\":\"stop\"}]}");
    }
    body.contentType = "application/json";
    body.totalSize = static_cast<ByteCount>(body.bytes.size());
}

void fillAttempt(const Model& model, record::Exchange& exchange)
{
    if (exchange.outcome == record::Outcome::Refused) return;
    record::Attempt attempt;
    attempt.provider = exchange.provider;
    attempt.model = model.name;
    attempt.url = cat("https://", model.provider, ".example/v1/chat/completions");
    attempt.status = exchange.status;
    attempt.errorCode = exchange.errorCode;
    attempt.errorText = exchange.errorText;
    attempt.startedAt = 120;
    attempt.sentAt = 180;
    attempt.firstByteAt = exchange.firstByteAt;
    attempt.endedAt = exchange.endedAt;
    attempt.reused = true;
    attempt.tls = true;
    attempt.bytesSent = exchange.requestBody.totalSize + 400;
    attempt.bytesReceived = exchange.responseBody.totalSize + 600;
    attempt.usage = exchange.usage;
    attempt.cost = exchange.cost;
    exchange.attempts.push_back(std::move(attempt));
}

}  // namespace

std::unique_ptr<record::Exchange> plausibleExchange(Random& random, std::int64_t number,
                                                    WallMicros startedAt, const StorePlan& plan)
{
    const Model& model = anyModel(random);
    auto made = std::make_unique<record::Exchange>();
    record::Exchange& exchange = *made;
    const std::string digits = gatehouse::number(number);
    exchange.id = cat(std::string(26 - digits.size(), '0'), digits);
    exchange.startedAt = startedAt;
    exchange.receivedAt = 90;
    exchange.gatewayTime = 140;
    exchange.clientAddress = "127.0.0.1";
    exchange.method = "POST";
    exchange.path = model.dialect == "anthropic_messages" ? "/v1/messages" : "/v1/chat/completions";
    exchange.userAgent = "OpenAI/Python 2.8.0";
    exchange.dialect = model.dialect;
    exchange.operation = "chat";
    const auto key = below(random, std::size(kKeys));
    exchange.keyId = cat("key_", gatehouse::number(static_cast<std::int64_t>(key)));
    exchange.keyLabel = kKeys[key];
    exchange.traceId = hex(exchange.id.substr(10));
    exchange.generation = "1";
    exchange.modelAsked = model.name;
    exchange.modelSent = model.name;
    exchange.modelAnswered = model.name;
    fillOutcome(random, exchange);
    if (exchange.outcome != record::Outcome::Refused) exchange.provider = model.provider;
    exchange.streamed = below(random, 3) != 0;
    exchange.firstByteAt = exchange.outcome == record::Outcome::Ok ? duration(random, 420'000) : -1;
    exchange.endedAt =
        std::max<std::int64_t>(exchange.firstByteAt, 300) + duration(random, 2'600'000);
    fillCost(random, model, exchange);
    if (plan.bodies) fillBodies(random, model, plan, exchange);
    fillAttempt(model, exchange);
    return made;
}

Result<void> buildStore(const std::string& path, const StorePlan& plan)
{
    store::WriterOptions options;
    options.databasePath = path;
    options.indexBodies = plan.index;
    options.maxBatch = 2000;
    options.keepFor = Seconds(0);
    options.maxBytes = 0;
    auto writer = store::Writer::start(options, nullptr);
    if (!writer) return std::move(writer).error();
    const WallMicros end = plan.end != 0 ? plan.end
                                         : std::chrono::duration_cast<Micros>(
                                               std::chrono::system_clock::now().time_since_epoch())
                                               .count();
    Random random(plan.seed);
    const std::int64_t step = std::max<std::int64_t>(
        1, plan.spanSeconds * 1'000'000 / std::max<std::int64_t>(1, plan.rows));
    constexpr std::int64_t kFlushEvery = 10'000;  // below the half of the queue that sheds bodies
    for (std::int64_t i = 0; i < plan.rows; ++i) {
        const auto jitter =
            static_cast<WallMicros>(below(random, static_cast<std::uint64_t>(step)));
        auto exchange =
            plausibleExchange(random, i + 1, end - (plan.rows - i) * step + jitter, plan);
        (*writer)->push(record::ExchangeFinished{std::move(exchange)});
        if (i % kFlushEvery == kFlushEvery - 1) GH_TRY((*writer)->flush(true));
    }
    return (*writer)->flush(!plan.index);
}

}  // namespace gatehouse::tests
