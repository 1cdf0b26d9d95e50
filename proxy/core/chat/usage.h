#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gatehouse::chat {

/// How a provider worked on a call, as it says itself: each way has a price of its own.
enum class Service : std::uint8_t {
    Untold = 0,  ///< charged as the plain one
    Plain = 1,
    Batch = 2,
    Flex = 3,
    Priority = 4,
    Other = 5,  ///< paid in a way that no price tells, such as reserved throughput
};

/// "auto", "default", "flex", "ON_DEMAND_PRIORITY", … of any provider.
Service serviceNamed(std::string_view word) noexcept;

/// What a reply cost in tokens. Unknown is not zero: an empty member was never reported.
///
/// Canonical counts are inclusive: `input` holds every prompt token (cache reads, cache writes and
/// audio are parts of it), `output` holds every generated token (reasoning and audio are parts of
/// it). Readers of a dialect whose provider counts otherwise (Anthropic leaves cached tokens out of
/// input_tokens) add the parts up in finalise().
struct Usage {
    using Count = std::optional<std::int64_t>;

    Count input;
    Count cacheRead;
    Count cacheReadAudio;  ///< part of cacheRead
    Count cacheWrite5m;
    Count cacheWrite1h;
    Count inputAudio;
    Count inputImage;
    Count output;
    Count reasoning;
    Count outputAudio;
    Count outputImage;
    Count searches;   ///< paid searches (of the web, or of a reranker), not tokens
    Count pictures;   ///< made for the caller, not tokens
    Count toolInput;  ///< prompt tokens that Gemini counts apart from input; canonical() adds them
                      ///< and clears this
    Count billedInput;   ///< prompt tokens that are charged, where they are others than `input`
    Count billedOutput;  ///< likewise (Cohere)
    Count reportedCost;  ///< pico-dollars that the provider says the call took
    Count total;  ///< the provider's own sum: tells canonical() what the other counts include;
                  ///< cleared by it
    Service service = Service::Untold;
    bool estimated = false;

    [[nodiscard]] bool known() const noexcept { return input.has_value() || output.has_value(); }

    /// Whether there is anything that a price could count.
    [[nodiscard]] bool hasCounts() const noexcept
    {
        return known() || searches.has_value() || pictures.has_value();
    }

    /// Takes over every count that `later` knows: the last snapshot of a stream wins.
    void merge(const Usage& later) noexcept;

    /// Input tokens billed at the plain rate: input less cache reads and writes. Never negative.
    [[nodiscard]] Count uncachedInput() const noexcept;

    friend bool operator==(const Usage&, const Usage&) = default;
};

}  // namespace gatehouse::chat
