#include "proxy/core/provider/probe.h"

#include "proxy/core/provider/health.h"

namespace gatehouse::provider {

bool isGoodProbe(int status, bool withKey) noexcept
{
    if (!withKey && (status == 401 || status == 403)) return true;
    return !isFailure({.status = status});
}

Millis untilProbe(Millis every, std::uint64_t chance) noexcept
{
    const auto spread = every.count() / 5;
    if (spread <= 0) return every;
    const auto part = static_cast<std::int64_t>(chance % static_cast<std::uint64_t>(spread + 1));
    return every - Millis(spread / 2) + Millis(part);
}

}  // namespace gatehouse::provider
