#pragma once

#include <memory>

#include "proxy/core/record/record.h"

namespace gatehouse::tests {

/// An exchange with every fact set, as it comes out of the store.
inline record::Exchange fullExchange()
{
    record::Exchange made;
    made.id = "01J8Z4QKX7M2V5T9R3W6Y8B1CD";
    made.startedAt = 1'763'800'000'123'456;
    made.receivedAt = 900;
    made.firstByteAt = 1'486'001;
    made.endedAt = 2'804'003;
    made.gatewayTime = 11'007;
    made.clientAddress = "127.0.0.1";
    made.method = "POST";
    made.path = "/v1/chat/completions?trace=1&q=a%20b";
    made.userAgent = "OpenAI/Python 1.109.1";
    made.dialect = "openai_chat";
    made.operation = "chat";
    made.keyId = "key-1";
    made.keyLabel = "web-prod";
    made.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    made.generation = "14";
    made.modelAsked = "claude-sonnet-4.5";
    made.provider = "openrouter";
    made.modelSent = "anthropic/claude-sonnet-4.5";
    made.modelAnswered = "anthropic/claude-sonnet-4.5";
    made.outcome = record::Outcome::UpstreamCut;
    made.status = 200;
    made.errorCode = "upstream_cut";
    made.errorText = "broke off, „mitten im Wort“";
    made.finishReason = "stop";
    made.streamed = true;
    made.eventCount = 2;
    made.usage.input = 1284;
    made.usage.cacheRead = 0;
    made.usage.output = 184;
    made.usage.reasoning = 12;
    made.cost = PicoUsd{6'600'000'001};
    made.priceVersion = "2026-11";
    made.clientHeaders = "Content-Type: application/json\nX-Twice: a\nX-Twice: b: c\n";
    made.sentHeaders = "Host: openrouter.ai\n";
    made.upstreamHeaders = "content-type: text/event-stream\n";
    made.deliveredHeaders = "Content-Type: text/event-stream\nX-Empty: \n";
    made.requestBody = {"{\"model\":\"claude-sonnet-4.5\",\"x\":\"Grüße \\u0000 🚪\"}",
                        "application/json",
                        {},
                        51,
                        false};
    made.sentBody = {
        "{\"model\":\"anthropic/claude-sonnet-4.5\"}", "application/json", {}, 40, false};
    made.responseBody = {"data: {}\n\ndata: [DO", "text/event-stream", {}, 4096, true};
    made.deliveredBody = {std::string("\xFF\x00\x01 bytes", 9), "text/event-stream", {}, 9, false};
    made.events = {{1'486'001, 10}, {1'500'002, 8}};
    record::Attempt attempt;
    attempt.provider = "openrouter";
    attempt.model = "anthropic/claude-sonnet-4.5";
    attempt.url = "https://openrouter.ai/api/v1/chat/completions";
    attempt.status = 200;
    attempt.key = "team";
    attempt.errorCode = "cut";
    attempt.errorText = "broke off";
    attempt.startedAt = 1900;
    attempt.connectedAt = 42'000;
    attempt.sentAt = 43'000;
    attempt.firstByteAt = 610'000;
    attempt.endedAt = 2'804'000;
    attempt.tls = true;
    attempt.bytesSent = 400;
    attempt.bytesReceived = 4096;
    attempt.usage.output = 184;
    attempt.cost = PicoUsd{6'600'000'001};
    made.attempts = {attempt};
    made.trace = {{"parse", "pass", 900, 210}, {"route", "2 targets", 1170, 80}};
    return made;
}

}  // namespace gatehouse::tests
