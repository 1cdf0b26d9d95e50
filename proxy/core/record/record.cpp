#include "proxy/core/record/record.h"

#include "proxy/core/base/text.h"

namespace gatehouse::record {
namespace {

std::string linesOf(const http::Headers& headers)
{
    std::size_t size = 0;
    for (const auto field : headers) size += field.name.size() + field.value.size() + 3;
    std::string out;
    out.reserve(size);
    for (const auto field : headers)
        out.append(field.name).append(": ").append(field.value).append("\n");
    return out;
}

/// Fields of a serialised head, without its first line.
std::string linesOf(std::string_view head)
{
    std::string out;
    out.reserve(head.size());
    takeUntil(head, '\n');
    while (!head.empty()) {
        auto line = takeUntil(head, '\n');
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) out.append(line).append("\n");
    }
    return out;
}

}  // namespace

void unfold(Exchange& exchange)
{
    if (!exchange.clientFields.empty()) exchange.clientHeaders = linesOf(exchange.clientFields);
    if (!exchange.upstreamFields.empty())
        exchange.upstreamHeaders = linesOf(exchange.upstreamFields);
    if (!exchange.sentHead.empty()) exchange.sentHeaders = linesOf(exchange.sentHead);
    if (!exchange.deliveredHead.empty())
        exchange.deliveredHeaders = linesOf(exchange.deliveredHead);
    exchange.clientFields.clear();
    exchange.upstreamFields.clear();
    exchange.sentHead.clear();
    exchange.deliveredHead.clear();
}

std::string_view name(Outcome outcome) noexcept
{
    switch (outcome) {
        case Outcome::Running:
            return "running";
        case Outcome::Ok:
            return "ok";
        case Outcome::Refused:
            return "refused";
        case Outcome::UpstreamError:
            return "upstream_error";
        case Outcome::UpstreamCut:
            return "upstream_cut";
        case Outcome::Timeout:
            return "timeout";
        case Outcome::ClientClosed:
            return "client_closed";
        case Outcome::Interrupted:
            return "interrupted";
    }
    return "unknown";
}

}  // namespace gatehouse::record
