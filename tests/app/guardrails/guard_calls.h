#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/clock.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse::tests {

/// A chat that says `words`, begun so long before now; `rules` of the guard found something in it.
inline record::Exchange guardedCall(int number, WallMicros before, const std::string& words,
                                    std::vector<std::string> rules = {})
{
    record::Exchange call;
    call.id = "01GUARDED00000000000" + std::to_string(100'000 + number);
    call.startedAt = app::now() - before;
    call.endedAt = call.firstByteAt = 500'000;
    call.outcome = record::Outcome::Ok;
    call.status = 200;
    call.method = "POST";
    call.path = "/v1/chat/completions";
    call.dialect = "openai_chat";
    call.operation = "chat";
    call.provider = "openai";
    call.modelAsked = call.modelSent = call.modelAnswered = "gpt-4.1-mini";
    call.requestBody.bytes =
        R"({"model":"gpt-4.1-mini","messages":[{"role":"user","content":")" + words + R"("}]})";
    call.requestBody.contentType = "application/json";
    call.requestBody.totalSize = static_cast<ByteCount>(call.requestBody.bytes.size());
    call.guards = std::move(rules);
    return call;
}

/// A day of calls in which rules found something, of two keys and three users.
inline std::vector<record::Exchange> securityCalls()
{
    constexpr WallMicros kMinute = 60'000'000;
    std::vector<record::Exchange> calls;
    for (int i = 0; i < 60; ++i) {
        const bool isBlocked = i % 4 == 0;
        const std::string rule = i % 7 == 3 ? "P1" : isBlocked ? "Keys and secrets" : "Customers";
        auto call = guardedCall(i, (5 + i * i % 1'300) * kMinute, "a", {"default/" + rule});
        call.keyLabel = i % 3 == 0 ? "batch job" : "web shop";
        if (i % 5 != 0)
            call.metadata = {
                {"user", "user-" + std::to_string(i % 3), record::Metadatum::Kind::Text}};
        if (rule == "P1") {
            call.trace = {{"injection", "tool 0.93 SANITIZE, 1 place", 0, 0}};
        } else {
            call.trace = {
                {"dlp",
                 isBlocked ? "secret 1 BLOCK by Keys and secrets" : "email 2 MASK by Customers", 0,
                 0}};
        }
        if (isBlocked && rule != "P1") {
            call.outcome = record::Outcome::Refused;
            call.status = 400;
        }
        calls.push_back(std::move(call));
    }
    return calls;
}

/// Puts them into the store at `path`; false: that failed.
inline bool keepCalls(const std::string& path, const std::vector<record::Exchange>& calls)
{
    store::WriterOptions options;
    options.databasePath = path;
    options.keepFor = Seconds(0);
    auto writer = store::Writer::start(options, nullptr);
    if (!writer.ok()) return false;
    for (const auto& each : calls) {
        record::ExchangeFinished finished;
        finished.exchange = std::make_unique<record::Exchange>(each);
        (*writer)->push(std::move(finished));
    }
    return (*writer)->flush(true).ok();
}

}  // namespace gatehouse::tests
