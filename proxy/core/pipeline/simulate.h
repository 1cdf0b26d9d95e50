#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/config/access.h"
#include "proxy/core/http/message.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/policy/walk.h"
#include "proxy/core/record/record.h"

namespace gatehouse::pipeline {

/// A request to try a route with: a stored one, or one that was typed.
///
/// Shape   owns what its facts look at: it may not be moved.
class Trial {
public:
    /// As it came in. Its `id` decides splits as it did then. Whose call it was, its tenant and
    /// role are those that its key has today: `keys`; of a token the user alone is known.
    explicit Trial(const record::Exchange& row, std::span<const config::KeyConfig> keys = {});
    /// `headers`: "Name: value" lines.
    Trial(std::string body, std::string_view headers, std::vector<record::Metadatum> metadata,
          std::string_view dialect, std::uint64_t chance);
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

    [[nodiscard]] policy::Facts facts() const;

    [[nodiscard]] std::uint64_t chance() const noexcept { return chance_; }

private:
    void takeHeaders(std::string_view lines);

    std::string method_, target_, body_, model_, key_, dialect_, address_;
    std::string keyId_, user_, tenant_, role_, app_, route_, gateway_;
    std::vector<record::Metadatum> metadata_;
    http::Headers headers_;
    std::uint64_t chance_ = 0;
    bool stream_ = false;
};

/// One node that a call would pass.
struct SimulatedStep {
    std::string node;
    std::string output;  ///< empty: it ends there
    std::string why;     ///< metadata.plan is "free", not equal to "paid"
};

/// The way a call would take, without asking anybody: limits and budgets let it pass, no answer is
/// kept, guardrails look at what it says, steps and models answer but those in `failing` (ids of
/// nodes), which fall back.
///
/// Thread  any; pure
std::vector<SimulatedStep> simulate(const policy::Route& route, const Trial& trial,
                                    std::span<const std::string> failing = {});

}  // namespace gatehouse::pipeline
