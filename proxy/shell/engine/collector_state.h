#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace gatehouse::engine {

/// How a collector of traces fares.
struct CollectorState {
    std::string id;          ///< of the config; "gateway/NAME/0" for those of a gateway
    std::uint64_t sent = 0;  ///< spans
    std::uint64_t dropped = 0;
    std::size_t queued = 0;  ///< those on their way among them
    std::string trouble;     ///< why the last request failed; empty when well
};

}  // namespace gatehouse::engine
