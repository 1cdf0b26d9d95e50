#include "proxy/shell/store/facts.h"

#include <algorithm>

namespace gatehouse::store {
namespace {

/// The fields of one blob, one after another; fields that repeat go by their name's number.
class Writing {
public:
    Writing(Packed& out, Names& names) : packer_(out), names_(names) {}

    Writing& name(std::string_view text)
    {
        packer_.natural(static_cast<std::uint64_t>(names_.of(text)));
        return *this;
    }

    Writing& text(std::string_view text)
    {
        packer_.text(text);
        return *this;
    }

    Writing& whole(std::int64_t value)
    {
        packer_.whole(value);
        return *this;
    }

    Writing& flag(bool value)
    {
        packer_.natural(value ? 1 : 0);
        return *this;
    }

    Writing& money(const std::optional<PicoUsd>& cost)
    {
        flag(cost.has_value());
        return cost ? whole(cost->value) : *this;
    }

private:
    Packer packer_;
    Names& names_;
};

class Reading {
public:
    Reading(Unpacker& from, NameTexts& names) : from_(from), names_(names) {}

    const std::string& name() { return names_.of(static_cast<std::int64_t>(from_.natural())); }

    std::string text() { return std::string(from_.text()); }

    std::int64_t whole() { return from_.whole(); }

    int small() { return static_cast<int>(from_.whole()); }

    bool flag() { return from_.natural() != 0; }

    std::optional<PicoUsd> money()
    {
        if (!flag()) return std::nullopt;
        return PicoUsd{whole()};
    }

private:
    Unpacker& from_;
    NameTexts& names_;
};

void packAttempt(Writing& to, const record::Attempt& attempt, Packed& out)
{
    to.name(attempt.provider)
        .name(attempt.model)
        .name(attempt.url)
        .whole(attempt.status)
        .name(attempt.errorCode)
        .text(attempt.errorText);
    for (const std::int64_t value :
         {attempt.startedAt, attempt.connectedAt, attempt.sentAt, attempt.firstByteAt,
          attempt.endedAt, std::int64_t{attempt.bytesSent}, std::int64_t{attempt.bytesReceived}}) {
        to.whole(value);
    }
    to.flag(attempt.reused).flag(attempt.tls).money(attempt.cost);
    packUsage(attempt.usage, out);
}

record::Attempt unpackAttempt(Unpacker& from, NameTexts& names)
{
    Reading read(from, names);
    record::Attempt attempt;
    attempt.provider = read.name();
    attempt.model = read.name();
    attempt.url = read.name();
    attempt.status = read.small();
    attempt.errorCode = read.name();
    attempt.errorText = read.text();
    for (auto* value : {&attempt.startedAt, &attempt.connectedAt, &attempt.sentAt,
                        &attempt.firstByteAt, &attempt.endedAt}) {
        *value = read.whole();
    }
    attempt.bytesSent = read.whole();
    attempt.bytesReceived = read.whole();
    attempt.reused = read.flag();
    attempt.tls = read.flag();
    attempt.cost = read.money();
    attempt.usage = unpackUsage(from);
    return attempt;
}

}  // namespace

FactPacker::FactPacker(Names& names) : names_(names), lines_(names) {}

void FactPacker::facts(const record::Exchange& exchange, Packed& out)
{
    Writing to(out, names_);
    to.name(exchange.method)
        .text(exchange.path)
        .name(exchange.dialect)
        .name(exchange.modelAnswered)
        .name(exchange.errorCode)
        .name(exchange.finishReason)
        .whole(exchange.endedAt)
        .whole(exchange.firstByteAt)
        .flag(exchange.streamed)
        .whole(static_cast<std::int64_t>(exchange.attempts.size()))
        .money(exchange.cost);
    packUsage(exchange.usage, out);
}

void FactPacker::details(const record::Exchange& exchange, Packed& out)
{
    Writing to(out, names_);
    for (const auto* text :
         {&exchange.clientAddress, &exchange.userAgent, &exchange.operation, &exchange.keyId,
          &exchange.generation, &exchange.modelSent, &exchange.priceVersion}) {
        to.name(*text);
    }
    to.text(exchange.traceId)
        .text(exchange.errorText)
        .whole(exchange.receivedAt)
        .whole(exchange.gatewayTime)
        .whole(exchange.eventCount)
        .flag(exchange.bodiesShed);
    Packer packer(out);
    packer.natural(exchange.attempts.size());
    for (const auto& attempt : exchange.attempts) packAttempt(to, attempt, out);
    packer.natural(exchange.trace.size());
    packTrace(exchange.trace, out);
    packer.natural(exchange.events.size());
    packEvents(exchange.events, out);
    lines_.begin(exchange.startedAt / 1'000'000);
    packFields(exchange.clientFields, exchange.clientHeaders, out);
    packHead(exchange.sentHead, exchange.sentHeaders, out);
    packFields(exchange.upstreamFields, exchange.upstreamHeaders, out);
    packHead(exchange.deliveredHead, exchange.deliveredHeaders, out);
    // Last, and only where there is a choice: rows of before end here, too.
    const bool chosen = std::ranges::any_of(
        exchange.attempts, [](const record::Attempt& attempt) { return !attempt.key.empty(); });
    if (!chosen) return;
    for (const auto& attempt : exchange.attempts) to.name(attempt.key);
}

void FactPacker::packFields(const http::Headers& fields, std::string_view lines, Packed& out)
{
    if (fields.empty()) {
        lines_.pack(lines, out);
    } else {
        lines_.pack(fields, out);
    }
}

void FactPacker::packHead(std::string_view head, std::string_view lines, Packed& out)
{
    if (head.empty()) {
        lines_.pack(lines, out);
    } else {
        lines_.packHead(head, out);
    }
}

std::string unpackedDetails(const Statement& row, int column)
{
    const auto size = static_cast<std::size_t>(row.asInteger(column));
    return unpacked(row.asBlob(column + 1), size == 0 ? Coding::Plain : Coding::Zstd, size);
}

BilledAs billedAs(std::string_view details)
{
    Unpacker from(details);
    const auto skip = [&from](int count) {
        while (count-- > 0) (void)from.natural();
    };
    BilledAs found;
    skip(1);  // clientAddress
    found.userAgent = static_cast<std::int64_t>(from.natural());
    found.operation = static_cast<std::int64_t>(from.natural());
    skip(2);  // keyId, generation
    found.model = static_cast<std::int64_t>(from.natural());
    return found;
}

PackedFacts unpackFacts(std::string_view bytes)
{
    Unpacker from(bytes);
    const auto name = [&from] { return static_cast<std::int64_t>(from.natural()); };
    PackedFacts facts;
    facts.method = name();
    facts.path = from.text();
    facts.dialect = name();
    facts.answered = name();
    facts.error = name();
    facts.finish = name();
    facts.latency = from.whole();
    facts.firstByte = from.whole();
    facts.streamed = from.natural() != 0;
    facts.attempts = static_cast<int>(from.whole());
    if (from.natural() != 0) facts.cost = PicoUsd{from.whole()};
    facts.usage = unpackUsage(from);
    return facts;
}

void unpackFacts(std::string_view bytes, NameTexts& names, Row& row)
{
    const PackedFacts facts = unpackFacts(bytes);
    row.method = names.of(facts.method);
    row.path = facts.path;
    row.dialect = names.of(facts.dialect);
    row.modelAnswered = names.of(facts.answered);
    row.errorCode = names.of(facts.error);
    row.finishReason = names.of(facts.finish);
    row.latency = facts.latency;
    row.firstByte = facts.firstByte;
    row.streamed = facts.streamed;
    row.attempts = facts.attempts;
    row.cost = facts.cost;
    row.usage = facts.usage;
}

void unpackFacts(std::string_view bytes, NameTexts& names, record::Exchange& exchange)
{
    Row row;
    unpackFacts(bytes, names, row);
    exchange.method = std::move(row.method);
    exchange.path = std::move(row.path);
    exchange.dialect = std::move(row.dialect);
    exchange.modelAnswered = std::move(row.modelAnswered);
    exchange.errorCode = std::move(row.errorCode);
    exchange.finishReason = std::move(row.finishReason);
    exchange.endedAt = row.latency;
    exchange.firstByteAt = row.firstByte;
    exchange.streamed = row.streamed;
    exchange.cost = row.cost;
    exchange.usage = row.usage;
}

void unpackDetails(std::string_view bytes, NameTexts& names, record::Exchange& exchange)
{
    Unpacker from(bytes);
    Reading read(from, names);
    for (auto* text :
         {&exchange.clientAddress, &exchange.userAgent, &exchange.operation, &exchange.keyId,
          &exchange.generation, &exchange.modelSent, &exchange.priceVersion}) {
        *text = read.name();
    }
    exchange.traceId = read.text();
    exchange.errorText = read.text();
    exchange.receivedAt = read.whole();
    exchange.gatewayTime = read.whole();
    exchange.eventCount = static_cast<std::uint32_t>(read.whole());
    exchange.bodiesShed = read.flag();
    for (auto left = from.natural(); left > 0 && !from.atEnd(); --left)
        exchange.attempts.push_back(unpackAttempt(from, names));
    exchange.trace = unpackTrace(from, from.natural());
    exchange.events = unpackEvents(from, from.natural());
    LineUnpacker lines(names);
    for (auto* text : {&exchange.clientHeaders, &exchange.sentHeaders, &exchange.upstreamHeaders,
                       &exchange.deliveredHeaders}) {
        *text = lines.unpack(from);
    }
    for (auto& attempt : exchange.attempts) {
        if (from.atEnd()) break;
        attempt.key = read.name();
    }
}

}  // namespace gatehouse::store
