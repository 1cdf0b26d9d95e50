#pragma once

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/state/target_board.h"
#include "proxy/shell/net/cancel.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

/// What belongs to each try at a target, whether it goes out alone or beside another.
namespace gatehouse {

/// What the calls of routes show about their targets, to all loops.
class Busy {
public:
    explicit Busy(const pipeline::Target& target) : state_(target.state)
    {
        if (state_ != nullptr) state_->begin();
    }

    ~Busy()
    {
        if (state_ != nullptr) state_->end();
    }

    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;

private:
    state::TargetState* state_;
};

/// Which of several keys this attempt goes out under.
Result<void> takeKey(Visit& visit, pipeline::Target& target);

bool wantsToken(const pipeline::Target& target) noexcept;

/// Exchanges the key for a token.
net::Task<Result<void>> takeToken(Visit& visit, pipeline::Target& target, net::Cancel& cancel);

/// What the window says of a translation.
void noteBridge(Visit& visit, const pipeline::Target& target, std::int64_t from);

/// The row of an attempt that begins now, with x.out as it goes out.
record::Attempt rowOf(Visit& visit, const pipeline::Target& target);

/// What an attempt shows of the provider's health and of the target's state. A client that left
/// says nothing of the provider, nor does what was wrong with its own key.
void noteHealth(Visit& visit, const pipeline::Target& target, const record::Attempt& attempt,
                const Error* error);

}  // namespace gatehouse
