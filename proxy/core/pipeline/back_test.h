#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/config/access.h"
#include "proxy/core/policy/walk.h"
#include "proxy/core/provider/provider.h"
#include "proxy/core/record/record.h"

namespace gatehouse::pipeline {

/// Where a call of the log would have gone.
struct BackTested {
    std::string provider;  ///< empty: to no model
    std::string model;
    std::string node;             ///< where its way ended: a model, a reject, an end
    std::string why;              ///< of the last node that decided, "metadata.plan is \"free\""
    std::optional<PicoUsd> cost;  ///< by today's price; none: price or tokens are not known

    /// Another model than the one that gave the answer.
    [[nodiscard]] bool isElsewhere(const record::Exchange& call) const noexcept
    {
        return provider != call.provider || model != call.modelSent;
    }
};

/// Takes calls of the log through a route, and asks nobody: the way of simulate(), then the choice
/// that the engine makes among the targets of the model it comes to.
///
/// Shape   what the log cannot tell is taken as if all were well: nobody rests, nobody is busy, and
///         of latencies nothing is known. Turns are taken in the order of the calls. Tokens are
///         those of the answer that there was: another model would count and say otherwise.
/// Thread  one at a time
class BackTest {
public:
    using Providers = std::map<std::string, provider::Provider, std::less<>>;

    /// `providers`: those in use, by the names that routes have for them. `keys`: who has which, so
    /// that a call's user, tenant and role are known.
    /// Errors  Invalid: what keeps the route from running
    static Result<BackTest> of(const policy::Graph& graph, const std::string& route,
                               Providers providers, std::vector<config::KeyConfig> keys = {});

    /// `call`: its request body without a content coding.
    BackTested run(const record::Exchange& call);

private:
    BackTest(policy::Route route, Providers providers, std::vector<config::KeyConfig> keys)
        : route_(std::move(route)), providers_(std::move(providers)), keys_(std::move(keys))
    {
    }

    void choose(const policy::Route::Stop& stop, const record::Exchange& call, BackTested& found);

    policy::Route route_;
    Providers providers_;
    std::vector<config::KeyConfig> keys_;
    std::map<std::string, std::uint64_t> turns_;  ///< by node
};

}  // namespace gatehouse::pipeline
