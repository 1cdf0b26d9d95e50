#pragma once

#include <algorithm>
#include <string>

#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"

namespace gatehouse::tests {

/// Calls one after the other to a gateway that keeps answers.
struct Kept : Scene {
    inline static const std::string kOwnAsk =
        quoted("{'model':'gpt-4o','messages':[{'role':'user','content':'hi'}]}");
    inline static const std::string kOwnAnswer = quoted(
        "{'model':'gpt-4o-2024','choices':[{'message':{'content':'hello'},"
        "'finish_reason':'stop'}]}");

    state::Shared shared;

    Kept() { config.cache.enabled = true; }

    pipeline::Env withShared() { return {*snapshot, now, &shared}; }

    pipeline::Step call(const std::string& body = kOwnAsk, Fields fields = {},
                        std::string_view path = "/v1/chat/completions")
    {
        ask("POST", path, fields, body);
        pipeline::Step step = pipeline::Pass{};
        for (const auto& stop : pipeline::wayIn()) {
            step = stop.run(x, withShared());
            if (!std::holds_alternative<pipeline::Pass>(step)) break;
        }
        return step;
    }

    /// As if the provider had answered so.
    void answer(const std::string& body = kOwnAnswer, const std::string& finish = "stop",
                int status = 200)
    {
        x.collect.head.status = status;
        x.collect.head.headers.add("content-type", "application/json");
        x.collect.body = body;
        x.collect.whole = true;
        x.collect.facts.finishReason = finish;
        x.course.delivered = static_cast<ByteCount>(body.size());
        x.meter.cost = PicoUsd{500};
        pipeline::stages::commit(x, withShared());
    }

    /// Whether a call gets a kept answer; otherwise it is answered anew.
    bool hits(const std::string& body = kOwnAsk, Fields fields = {},
              std::string_view path = "/v1/chat/completions")
    {
        const bool isHit = call(body, fields, path).turnsRound();
        if (!isHit) answer();
        if (isHit) pipeline::stages::commit(x, withShared());
        return isHit;
    }

    std::string head()
    {
        std::string text;
        pipeline::stages::appendCacheFields(text, x, now.wall);
        return text;
    }

    bool notes(std::string_view words)
    {
        return std::ranges::any_of(x.course.trace, [&](const record::StopTrace& each) {
            return each.decision.find(words) != std::string::npos;
        });
    }
};

}  // namespace gatehouse::tests
