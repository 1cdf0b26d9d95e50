#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "proxy/core/provider/provider.h"
#include "proxy/core/record/record.h"

namespace gatehouse::pipeline {

/// What a provider renders a prompt from, in its order: tools, system texts, messages. The
/// provider's prompt cache reads a prompt again up to the first byte that differs.
struct PromptPart {
    std::string name;    ///< "tools", "system", "messages 3"
    std::size_t at = 0;  ///< byte in the body
    std::string_view text;
};

/// Views of `body`, a JSON request of any dialect; empty: there is no prompt in it.
std::vector<PromptPart> promptParts(std::string_view body);

/// Where a prompt leaves the one before it.
struct Divergence {
    std::string part;           ///< in the later prompt
    std::size_t at = 0;         ///< byte in the later body
    std::size_t same = 0;       ///< bytes before it that are the same
    std::size_t sameAgain = 0;  ///< bytes behind it that stood there before, too: in vain
};

/// Nothing: the later prompt only goes on where the earlier one ended, or nothing is the same.
std::optional<Divergence> divergenceOf(const std::vector<PromptPart>& before,
                                       const std::vector<PromptPart>& after);

/// Finds callers whose prompts differ early though they are the same from there on (a time of day
/// in the system text, tools in another order, a history cut at its front), and what that costs:
/// tokens at the price of new ones that could have been read from the provider's cache.
///
/// Shape   calls of one key to one model within kTogether of each other are one run. Estimates:
///         bytes are tokens by the call's own ratio; what was read from the cache all the same is
///         taken off. Below kLeastTokens nothing is said: no provider keeps so little.
/// Thread  one at a time; pure
class PrefixDoctor {
public:
    static constexpr WallMicros kTogether = WallMicros{300} * 1'000'000;
    static constexpr std::int64_t kLeastTokens = 1024;
    static constexpr std::size_t kMostRuns = 1000;

    using Providers = std::map<std::string, provider::Provider, std::less<>>;

    /// `providers`: those in use, by their ids.
    explicit PrefixDoctor(Providers providers) : providers_(std::move(providers)) {}

    /// One call after the other, from the newest back. `call`: its request body without a content
    /// coding.
    void see(const record::Exchange& call);

    struct Finding {
        std::string key;  ///< label; empty: none was shown
        std::string provider, model;
        std::string part;         ///< in which prompts diverge
        std::int64_t calls = 0;   ///< that lost by it
        std::int64_t tokens = 0;  ///< that were paid as new
        PicoUsd lost;
        std::int64_t unpriced = 0;  ///< of the calls
        // The newest of them.
        std::string call, before;  ///< ids of requests
        std::size_t at = 0;        ///< byte in the body of `call`
        std::size_t same = 0;      ///< bytes of the prompt in front of it
    };

    /// The dearest first.
    [[nodiscard]] std::vector<Finding> findings() const;

    [[nodiscard]] std::int64_t looked() const noexcept { return looked_; }

private:
    struct Last {
        std::string call;
        WallMicros at = 0;
        std::string body;
        chat::Usage usage;
    };

    using Run = std::tuple<std::string, std::string, std::string>;  ///< key, provider, model

    void compare(const Run& run, const Last& later, const record::Exchange& earlier);

    Providers providers_;
    std::map<Run, Last> runs_;
    std::map<std::pair<Run, std::string>, Finding> found_;
    std::int64_t looked_ = 0;
};

}  // namespace gatehouse::pipeline
