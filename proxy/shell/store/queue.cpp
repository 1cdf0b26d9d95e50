#include "proxy/shell/store/queue.h"

#include <utility>
#include <variant>

namespace gatehouse::store {
namespace {

constexpr std::size_t kBare = 1024;  // an exchange without texts

std::size_t bodyBytes(const record::Exchange& exchange) noexcept
{
    return exchange.requestBody.bytes.size() + exchange.sentBody.bytes.size() +
           exchange.responseBody.bytes.size() + exchange.deliveredBody.bytes.size();
}

std::size_t sizeOf(const record::Exchange& exchange) noexcept
{
    return kBare + bodyBytes(exchange) + exchange.clientHeaders.size() +
           exchange.sentHeaders.size() + exchange.upstreamHeaders.size() +
           exchange.deliveredHeaders.size() + exchange.sentHead.size() +
           exchange.deliveredHead.size() + exchange.events.size() * sizeof(record::EventMark) +
           exchange.attempts.size() * sizeof(record::Attempt);
}

}  // namespace

record::Exchange* exchangeOf(record::Record& record) noexcept
{
    if (auto* started = std::get_if<record::ExchangeStarted>(&record))
        return started->exchange.get();
    if (auto* finished = std::get_if<record::ExchangeFinished>(&record))
        return finished->exchange.get();
    return nullptr;
}

std::size_t sizeOf(const record::Record& record) noexcept
{
    if (const auto* started = std::get_if<record::ExchangeStarted>(&record)) {
        return started->exchange ? sizeOf(*started->exchange) : 0;
    }
    if (const auto* finished = std::get_if<record::ExchangeFinished>(&record)) {
        return finished->exchange ? sizeOf(*finished->exchange) : 0;
    }
    if (const auto* filed = std::get_if<record::Filed>(&record)) return filed->data.size();
    const auto* published = std::get_if<record::ConfigPublished>(&record);
    return published != nullptr ? published->text.size() : 0;
}

bool shedBodies(record::Record& record) noexcept
{
    record::Exchange* exchange = exchangeOf(record);
    if (exchange == nullptr || bodyBytes(*exchange) == 0) return false;
    for (auto* body : {&exchange->requestBody, &exchange->sentBody, &exchange->responseBody,
                       &exchange->deliveredBody}) {
        if (!body->bytes.empty()) body->truncated = true;
        std::string().swap(body->bytes);
    }
    exchange->bodiesShed = true;
    return true;
}

void giveBodies(record::Record& record, SpareBuffers& spares) noexcept
{
    record::Exchange* exchange = exchangeOf(record);
    if (exchange == nullptr) return;
    for (auto* body : {&exchange->requestBody, &exchange->sentBody, &exchange->responseBody,
                       &exchange->deliveredBody})
        spares.give(std::move(body->bytes));
}

}  // namespace gatehouse::store
