#include "proxy/core/chat/usage.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::chat {

Service serviceNamed(std::string_view word) noexcept
{
    struct Row {
        std::string_view word;
        Service service;
    };

    constexpr Row kRows[] = {
        {"auto", Service::Plain},
        {"default", Service::Plain},
        {"standard", Service::Plain},
        {"standard_only", Service::Plain},
        {"on_demand", Service::Plain},
        {"batch", Service::Batch},
        {"flex", Service::Flex},
        {"on_demand_flex", Service::Flex},
        {"priority", Service::Priority},
        {"on_demand_priority", Service::Priority},
        {"", Service::Untold},
        {"traffic_type_unspecified", Service::Untold},
        {"unspecified", Service::Untold},
    };
    for (const Row& row : kRows) {
        if (equalsNoCase(row.word, word)) return row.service;
    }
    return Service::Other;
}

void Usage::merge(const Usage& later) noexcept
{
    constexpr Count Usage::*kCounts[] = {
        &Usage::input,        &Usage::cacheRead,   &Usage::cacheReadAudio, &Usage::cacheWrite5m,
        &Usage::cacheWrite1h, &Usage::inputAudio,  &Usage::inputImage,     &Usage::output,
        &Usage::reasoning,    &Usage::outputAudio, &Usage::outputImage,    &Usage::searches,
        &Usage::pictures,     &Usage::toolInput,   &Usage::total,          &Usage::billedInput,
        &Usage::billedOutput, &Usage::reportedCost};
    for (const auto count : kCounts) {
        if (later.*count) this->*count = later.*count;
    }
    if (later.service != Service::Untold) service = later.service;
    estimated = later.known() ? later.estimated : estimated;
}

Usage::Count Usage::uncachedInput() const noexcept
{
    if (!input) return std::nullopt;
    const auto parts = cacheRead.value_or(0) + cacheWrite5m.value_or(0) + cacheWrite1h.value_or(0);
    return std::max<std::int64_t>(0, *input - parts);
}

}  // namespace gatehouse::chat
