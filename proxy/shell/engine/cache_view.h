#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::engine {

/// Which kept answers; empty fields choose nothing. None set: all.
struct CacheFilter {
    std::string key;  ///< beginning of its hex digits
    std::string model, provider, route, gateway, tag;
    std::string call;  ///< that it was made for
    WallMicros storedBefore = 0;

    friend bool operator==(const CacheFilter&, const CacheFilter&) = default;
};

/// A kept answer, without its words.
struct KeptAnswer {
    std::string key;   ///< hex digits
    std::string call;  ///< id of the call that it was made for
    std::string gateway, provider, model, route;
    std::vector<std::string> tags;
    bool streamed = false;
    ByteCount bytes = 0;
    std::int64_t hits = 0;        ///< since the start
    std::optional<PicoUsd> cost;  ///< of making it; empty: unknown
    std::int64_t took = 0;        ///< µs that making it took
    WallMicros storedAt = 0;
    WallMicros usedAt = 0;
    WallMicros freshUntil = 0;
    WallMicros staleUntil = 0;
};

/// What is kept now.
struct CacheView {
    std::size_t entries = 0;
    ByteCount bytes = 0;
    std::int64_t evicted = 0;         ///< for want of room, since the start
    std::vector<KeptAnswer> answers;  ///< of those the filter chooses, the last used first
    std::size_t meant = 0;            ///< how many it chooses, shown or not
    ByteCount meantBytes = 0;
};

/// A kept answer with its words.
struct KeptText {
    KeptAnswer answer;
    std::string contentType;
    std::string body;
};

}  // namespace gatehouse::engine
