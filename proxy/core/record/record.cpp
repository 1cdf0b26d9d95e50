#include "proxy/core/record/record.h"

namespace gatehouse::record {
std::string_view name(CacheState state) noexcept
{
    switch (state) {
        case CacheState::Off:
            return "off";
        case CacheState::Miss:
            return "miss";
        case CacheState::Hit:
            return "hit";
        case CacheState::Stale:
            return "stale";
        case CacheState::Bypass:
            return "bypass";
    }
    return "unknown";
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
