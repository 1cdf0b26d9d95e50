#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/units.h"
#include "proxy/core/chat/usage.h"

namespace gatehouse::cache {

/// The question of a kept answer, for calls that ask the same in other words.
struct Asked {
    Digest scope{};     ///< of all that the answer depends on beside it
    std::string text;   ///< what the user wrote last
    bool lasts = true;  ///< it may stand in a file
};

/// An answer that is kept, and what it was an answer to. Immutable once it is kept.
struct Entry {
    Digest key{};
    std::string body;  ///< as it was delivered, without a content coding
    std::string contentType;
    bool streamed = false;
    std::uint32_t eventCount = 0;

    std::string call;  ///< id of the call that it was made for: what was asked stands there
    std::string gateway;
    std::string provider;
    std::string model;     ///< as the provider calls it
    std::string answered;  ///< as it calls itself
    std::string route;     ///< id; empty: none
    std::vector<std::string> tags;
    std::string finishReason;
    chat::Usage usage;
    std::optional<PicoUsd> cost;         ///< of making it; empty: unknown
    std::int64_t took = 0;               ///< µs that making it took
    std::shared_ptr<const Asked> asked;  ///< null: only the same call gets the answer

    WallMicros storedAt = 0;
    WallMicros freshUntil = 0;
    WallMicros staleUntil = 0;  ///< at least freshUntil; then it is gone

    [[nodiscard]] std::size_t size() const noexcept
    {
        constexpr std::size_t kAround = 512;
        constexpr std::size_t kAroundAsked = 384;
        return body.size() + kAround + (asked ? asked->text.size() + kAroundAsked : 0);
    }
};

}  // namespace gatehouse::cache
