#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/pipeline/prefix_doctor.h"
#include "proxy/core/provider/provider.h"
#include "proxy/core/record/record.h"

namespace gatehouse::pipeline {

/// A way in which calls cost more than they need to.
enum class Waste : std::uint8_t {
    Repeated,     ///< the same prompt again: a cache would have answered
    Oversized,    ///< old turns of a long talk, sent again with every call
    UnusedTools,  ///< tools that are described with every call and never called
    Overpowered,  ///< short, simple questions to a dear model
    Prefix,       ///< a prompt that leaves the provider's cache early: see PrefixDoctor
};

std::string_view name(Waste kind) noexcept;  ///< "repeated", "oversized", …

/// Finds what calls of the log cost without need, in money.
///
/// Shape   calls of one key to one model are looked at together. Heuristics, each with a bound
/// below
///         which nothing is said; bytes are tokens by the call's own ratio. Kinds may overlap:
///         their money does not add up. What a provider read from its own cache is counted at that
///         price.
/// Bounds  so many groups; of each finding the newest calls are named.
/// Thread  one at a time; pure
class WasteFinder {
public:
    static constexpr std::size_t kMostNamed = 20;
    static constexpr std::size_t kMostGroups = 20'000;
    static constexpr std::int64_t kLeastRepeats = 2;     ///< beside the first
    static constexpr std::int64_t kLargeInput = 8'000;   ///< tokens of a talk that is long
    static constexpr std::size_t kFreshTurns = 10;       ///< messages at its end that are needed
    static constexpr std::int64_t kLeastOld = 2'000;     ///< tokens in front of them
    static constexpr std::int64_t kLeastWithTools = 5;   ///< calls
    static constexpr std::int64_t kLeastSimple = 3;      ///< likewise
    static constexpr std::int64_t kSimple = 30;          ///< of complexity: see content.h
    static constexpr std::int64_t kSimpleInput = 2'000;  ///< tokens
    static constexpr std::int64_t kSimpleOutput = 300;   ///< likewise

    using Providers = PrefixDoctor::Providers;

    /// `providers`: those in use, by their ids.
    explicit WasteFinder(Providers providers);

    /// One call after the other, from the newest back. `call`: its bodies without a content coding.
    void see(const record::Exchange& call);

    struct Finding {
        Waste kind = Waste::Repeated;
        std::string key;  ///< label; empty: none was shown, or of several
        std::string provider, model;
        std::string what;  ///< the prompt's words, names of tools, a cheaper model, a part
        std::int64_t calls = 0;
        std::int64_t tokens = 0;  ///< that need not have been paid, or paid so dearly
        PicoUsd lost;
        std::int64_t unpriced = 0;        ///< of the calls
        std::vector<std::string> newest;  ///< ids of requests
    };

    /// The dearest first.
    [[nodiscard]] std::vector<Finding> findings() const;

    [[nodiscard]] std::int64_t looked() const noexcept { return looked_; }

private:
    using Run = std::tuple<std::string, std::string, std::string>;  ///< key, provider, model

    /// What the oldest of them cost is no waste.
    struct Repeats {
        Finding all;
        std::int64_t lastTokens = 0;
        std::optional<PicoUsd> last;
    };

    struct Tool {
        std::int64_t calls = 0;
        std::int64_t tokens = 0;
        PicoUsd lost;
        std::int64_t unpriced = 0;
    };

    struct Toolbox {
        std::int64_t calls = 0;
        std::map<std::string, Tool, std::less<>> tools;
        std::set<std::string, std::less<>> used;
        std::vector<std::string> newest;
    };

    void seeRepeat(const record::Exchange& call, const Run& run,
                   const std::vector<PromptPart>& parts);
    void seeSize(const record::Exchange& call, const Run& run,
                 const std::vector<PromptPart>& parts);
    void seeTools(const record::Exchange& call, const Run& run,
                  const std::vector<PromptPart>& parts);
    void seePower(const record::Exchange& call, const Run& run,
                  const std::vector<PromptPart>& parts);
    [[nodiscard]] const provider::Provider* rowOf(const Run& run) const;
    /// What so many tokens fewer at the front would have saved.
    [[nodiscard]] std::optional<PicoUsd> savedBy(const record::Exchange& call, const Run& run,
                                                 std::int64_t tokens) const;
    Finding& groupOf(std::map<Run, Finding>& groups, Waste kind, const Run& run);
    void addTools(std::vector<Finding>& all) const;
    void addPrefixes(std::vector<Finding>& all) const;

    Providers providers_;
    PrefixDoctor doctor_;
    std::map<Digest, Repeats> repeats_;
    std::map<Run, Finding> sizes_;
    std::map<Run, Toolbox> boxes_;
    std::map<Run, Finding> powers_;
    std::int64_t looked_ = 0;
};

}  // namespace gatehouse::pipeline
