#pragma once

#include <memory>
#include <string>

#include "proxy/core/record/record.h"

namespace gatehouse::tests {

/// A chat with a tool call and a fallback, as a picture wants it.
inline std::unique_ptr<record::Exchange> pictureExchange(WallMicros at)
{
    auto exchange = std::make_unique<record::Exchange>();
    exchange->id = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
    exchange->startedAt = at;
    exchange->receivedAt = 900;
    exchange->firstByteAt = 1'486'000;
    exchange->endedAt = 2'804'000;
    exchange->gatewayTime = 11'000;
    exchange->clientAddress = "127.0.0.1:51422";
    exchange->method = "POST";
    exchange->path = "/v1/chat/completions";
    exchange->userAgent = "OpenAI/Python 1.109.1";
    exchange->dialect = "openai_chat";
    exchange->operation = "chat";
    exchange->keyLabel = "web-prod";
    exchange->traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    exchange->generation = "14";
    exchange->modelAsked = "claude-sonnet-4.5";
    exchange->provider = "openrouter";
    exchange->modelSent = "anthropic/claude-sonnet-4.5";
    exchange->modelAnswered = "anthropic/claude-sonnet-4.5";
    exchange->outcome = record::Outcome::Ok;
    exchange->status = 200;
    exchange->finishReason = "stop";
    exchange->streamed = true;
    exchange->usage.input = 1284;
    exchange->usage.output = 184;
    exchange->cost = PicoUsd{6'600'000'000};
    exchange->requestBody.bytes =
        R"({"model":"claude-sonnet-4.5","stream":true,"temperature":0.2,"messages":[)"
        R"({"role":"system","content":"You are a support agent for Parcelworks. Answer in two sentences at most."},)"
        R"({"role":"user","content":"Hi, my parcel should have been here on Monday. Where is it?"},)"
        R"({"role":"assistant","tool_calls":[{"id":"call_81","type":"function","function":{"name":"track_parcel","arguments":"{\"customer\":\"c-2207\",\"newest\":true}"}}]},)"
        R"({"role":"tool","tool_call_id":"call_81","content":"{\"status\":\"out for delivery\",\"depot\":\"Leipzig\",\"since\":\"06:42\"}"}],)"
        R"("tools":[{"type":"function","function":{"name":"track_parcel","parameters":{"type":"object","properties":{"customer":{"type":"string"},"newest":{"type":"boolean"}}}}}]})";
    exchange->requestBody.contentType = "application/json";
    exchange->requestBody.totalSize = static_cast<ByteCount>(exchange->requestBody.bytes.size());
    exchange->sentBody = exchange->requestBody;
    const std::string asked = "\"claude-sonnet-4.5\"";
    exchange->sentBody.bytes.replace(exchange->sentBody.bytes.find(asked), asked.size(),
                                     "\"anthropic/claude-sonnet-4.5\"");
    std::string stream;
    std::int64_t time = 1'486'000;
    for (const char* word :
         {"I'm ",     "sorry ", "about ",   "the ",      "delay. ", "Your ",    "parcel ",
          "reached ", "the ",   "Leipzig ", "depot ",    "this ",   "morning ", "and ",
          "is ",      "out ",   "for ",     "delivery ", "since ",  "06:42."}) {
        const std::string event =
            std::string(
                R"(data: {"id":"gen-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":")") +
            word + "\"}}]}\n\n";
        stream += event;
        exchange->events.push_back({time, static_cast<std::uint32_t>(event.size())});
        time += 48'000 + static_cast<std::int64_t>(event.size() % 7) * 9000;
    }
    stream += "data: [DONE]\n\n";
    exchange->events.push_back({time, 14});
    exchange->responseBody.bytes = stream;
    exchange->responseBody.contentType = "text/event-stream";
    exchange->responseBody.totalSize = static_cast<ByteCount>(stream.size());
    exchange->clientHeaders =
        "Host: 127.0.0.1:8686\nAuthorization: Bearer •••\nContent-Type: "
        "application/json\nUser-Agent: OpenAI/Python 1.109.1\nX-Session: s-99\n";
    exchange->sentHeaders =
        "Host: openrouter.ai\nAuthorization: Bearer •••\nContent-Type: "
        "application/json\nUser-Agent: OpenAI/Python 1.109.1\n";
    record::Attempt first;
    first.provider = "anthropic";
    first.model = "claude-sonnet-4-5";
    first.url = "https://api.anthropic.com/v1/messages";
    first.status = 529;
    first.errorCode = "overloaded_error";
    first.errorText = "Overloaded";
    first.startedAt = 1900;
    first.connectedAt = 42'000;
    first.sentAt = 43'000;
    first.firstByteAt = 610'000;
    first.endedAt = 614'000;
    first.tls = true;
    record::Attempt second = first;
    second.provider = "openrouter";
    second.url = "https://openrouter.ai/api/v1/chat/completions";
    second.status = 200;
    second.errorCode.clear();
    second.errorText.clear();
    second.startedAt = 864'000;
    second.connectedAt = 901'000;
    second.firstByteAt = 1'486'000;
    second.endedAt = 2'804'000;
    exchange->attempts = {first, second};
    exchange->trace = {{"parse", "pass", 900, 210},
                       {"authenticate", "pass", 1110, 30},
                       {"limit", "pass", 1140, 22},
                       {"route", "2 targets", 1170, 80},
                       {"meter", "priced", 2'804'100, 40}};
    return exchange;
}

}  // namespace gatehouse::tests
