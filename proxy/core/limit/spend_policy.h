#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "proxy/core/base/result.h"
#include "proxy/core/limit/calendar.h"
#include "proxy/core/policy/cel.h"

namespace gatehouse::limit {

/// Who may ask which models, and for how much, as Cloudflare's API has it, compiled.
///
/// Shape   {"id", "name", "actor", "resource": "*" | {"model", "provider"}, "condition" (CEL),
///         "action": {"type": "no-limit"} | {"type": "block", "except"} | {"type": "limit",
///         "amount" dollars, "period": hourly | daily | weekly | monthly, "technique":
///         "named-interval"}}
struct SpendPolicy {
    enum class Action : std::uint8_t { Free, Block, Cap };

    /// A part of the actor: a text, or what a name stands for.
    struct Part {
        std::string text;
        std::vector<std::string> path;  ///< not empty: a name
    };

    std::string id;
    std::string name;
    std::vector<Part> actor;
    std::string resource;                ///< as it is written: policies with one share a bucket
    std::vector<std::string> models;     ///< patterns, in which * stops at a /; empty: all
    std::vector<std::string> providers;  ///< empty: all
    policy::Expression condition;
    Action action = Action::Free;
    bool isExcept = false;    ///< of a block: all but the resource
    std::int64_t amount = 0;  ///< pico-dollars
    Period period = Period::Month;
};

/// Errors  Invalid; the message begins with the member that is wrong and ": "
Result<SpendPolicy> readPolicy(const boost::json::object& from);
/// Those of a list that are switched on, as a gateway keeps it ("enabled": false, a word of our
/// own, switches one off); an empty text has none. Errors  Invalid; the message begins with the
/// place in the list, such as "0/condition: "
Result<std::vector<SpendPolicy>> readPolicies(std::string_view json);

/// What is asked for, and by whom.
struct PolicyCall {
    std::string_view model;                  ///< as the provider calls it
    std::span<const std::string> providers;  ///< names of the provider
    policy::Expression::LookUp identity;
};

/// What policies say of a call.
struct PolicyVerdict {
    enum class Kind : std::uint8_t {
        Free,     ///< of every bucket: no cap, or there are no policies at all
        Capped,   ///< all buckets must have room
        Blocked,  ///< by `by`
        Unnamed,  ///< no policy means this call, and there are some: it is denied
    };

    /// What those of one actor and resource share.
    struct Bucket {
        std::string id;                        ///< actor and resource
        std::vector<const SpendPolicy*> caps;  ///< of each period the highest
    };

    Kind kind = Kind::Free;
    const SpendPolicy* by = nullptr;
    std::vector<Bucket> buckets;  ///< with a cap
};

/// The order of policies does not matter: a block wins, caps of one bucket and period are the
/// highest, a policy without a cap frees its bucket.
///
/// Shape   views into `policies`. A policy that looks at what the call has not does not mean it; a
///         block that does, blocks.
PolicyVerdict judge(std::span<const SpendPolicy> policies, const PolicyCall& call);

}  // namespace gatehouse::limit
