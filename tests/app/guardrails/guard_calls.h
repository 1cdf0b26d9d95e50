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
