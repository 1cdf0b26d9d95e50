#include "proxy/core/chat/usage.h"

#include <algorithm>

namespace gatehouse::chat {

void Usage::merge(const Usage& later) noexcept
{
    constexpr Count Usage::*kCounts[] = {
        &Usage::input,        &Usage::cacheRead,   &Usage::cacheWrite5m, &Usage::cacheWrite1h,
        &Usage::inputAudio,   &Usage::output,      &Usage::reasoning,    &Usage::outputAudio,
        &Usage::searches,     &Usage::toolInput,   &Usage::total,        &Usage::billedInput,
        &Usage::billedOutput, &Usage::reportedCost};
    for (const auto count : kCounts) {
        if (later.*count) this->*count = later.*count;
    }
    estimated = later.known() ? later.estimated : estimated;
}

Usage::Count Usage::uncachedInput() const noexcept
{
    if (!input) return std::nullopt;
    const auto parts = cacheRead.value_or(0) + cacheWrite5m.value_or(0) + cacheWrite1h.value_or(0);
    return std::max<std::int64_t>(0, *input - parts);
}

}  // namespace gatehouse::chat
