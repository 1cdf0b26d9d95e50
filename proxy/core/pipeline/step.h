#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::pipeline {

struct Exchange;
struct Env;

struct Pass {};  ///< go on

struct Answer {};  ///< x.reply is set: turn round

/// Run this stop again after a while.
struct Wait {
    Millis length{0};
};

/// Make this call of ours, put what came of it into x.course.asked, and run this stop again.
struct Ask {
    std::string path;  ///< of this gateway, below its name
    std::string body;  ///< JSON
    Millis patience{0};
};

/// Make these calls at the same time, for a node of the call's route, put what came of each into
/// x.course.answers, and go on with the route. They belong to the same caller, and count as calls
/// of its; those that are no use any more are called back.
struct AskSeveral {
    std::string node;  ///< id
    std::vector<Ask> calls;
    Millis patience{0};       ///< of them all
    std::size_t need = 0;     ///< without so many answers the others are no use
    bool keepsWords = false;  ///< their bodies may stand in the log
};

/// What a stop on the way in decides.
struct Step : std::variant<Pass, Answer, Wait, Ask, AskSeveral> {
    using variant::variant;

    [[nodiscard]] bool turnsRound() const noexcept { return std::holds_alternative<Answer>(*this); }
};

/// One event of a stream (or one piece of a body that is no stream), on its way to the client.
struct Delta {
    std::string_view raw;  ///< bytes as they came, valid for this batch
    bool hidden = false;   ///< not delivered
};

/// The deltas that arrived together. Reused from batch to batch.
using DeltaBatch = std::vector<Delta>;

using Enter = Step (*)(Exchange&, const Env&);
using OnDelta = void (*)(Exchange&, DeltaBatch&, const Env&);
using Leave = void (*)(Exchange&, const Env&) noexcept;

/// A row of the line.
template <class Function>
struct Stop {
    std::string_view name;
    Function run;
};

}  // namespace gatehouse::pipeline
