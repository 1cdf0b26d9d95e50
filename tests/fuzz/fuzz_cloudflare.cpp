#include "proxy/core/http/grammar.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/run.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/pipeline/stages/options.h"
#include "proxy/core/pipeline/universal.h"
#include "tests/fuzz/property.h"

namespace {

using namespace gatehouse;
using fuzz::require;

void takeApart(std::string_view body)
{
    http::RequestHead asked;
    asked.method = "POST";
    asked.target = "/v1/a/g";
    asked.headers.add("Host", "127.0.0.1");
    asked.headers.add("X-Other", "1");
    const auto steps = pipeline::readUniversal(asked, body);
    if (!steps) return;
    require(!steps->empty(), "a universal request has steps");
    for (const auto& step : *steps) {
        require(http::grammar::isOriginForm(step.head.target), "a step has an address");
        for (const auto field : step.head.headers) {
            require(http::grammar::isToken(field.name) && http::grammar::isFieldValue(field.value),
                    "a step's headers can be written");
        }
    }
}

/// One line is one header of the call.
void readOptions(std::string_view lines)
{
    static const pipeline::Snapshot snapshot;
    pipeline::Exchange x;
    constexpr std::string_view kNames[] = {"cf-aig-metadata", "cf-aig-custom-cost",
                                           "cf-aig-cache-ttl", "cf-aig-max-attempts",
                                           "cf-aig-otel-trace-id"};
    for (const auto name : kNames) {
        const auto line = takeUntil(lines, '\n');
        if (http::grammar::isFieldValue(line)) x.arrival.head.headers.add(name, line);
    }
    const bool refused = pipeline::stages::readOptions(x, {snapshot, {}}).turnsRound();
    require(refused == x.reply.set, "who is turned round is told why");
    require(x.options.metadata.size() <= 5, "metadata is bounded");
    if (x.options.cost)
        require(x.options.cost->input >= 0 && x.options.cost->output >= 0, "no price is negative");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = fuzz::textOf(data, size);
    takeApart(text);
    readOptions(text);
    if (const auto call = pipeline::readRun(text))
        require(call->path.starts_with('/') && call->body.starts_with(R"({"model":)"),
                "a run stands for a call");
    return 0;
}
