#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/guard/answer_scan.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// What stands for values of this call; placeholders are remembered where their rule puts them
/// back. Valid as long as the exchange, its snapshot and `entry`.
guard::StandIn standInFor(const Exchange& x, const Env& env, const GuardEntry& entry);

/// Whether placeholders in the answer to this call become values again.
bool restores(const Exchange& x, const Env& env) noexcept;

/// How the answer goes to the client is known (beginBack): prepares for putting values back.
///
/// Writes  x.collect.restored, anew; null: nothing is put back
void beginRestore(Exchange& x, const Env& env);

/// The very last step before the client, behind all that is kept of an answer: values in place of
/// placeholders. `isOver`: nothing will follow, and nothing may wait any more.
///
/// Shape   of a stream, an event waits for what may become a placeholder, from its bracket on; of
///         an answer that is no stream nothing comes here: restoredWhole.
/// Writes  x.collect.restored; replaces the batch, whose views live until the next call
/// Fails   open: the placeholder stays
void restoreDeltas(Exchange& x, DeltaBatch& batch, bool isOver);

/// The same with what is whole. The text stays valid with x.collect.restored.
const std::string& restoredWhole(Exchange& x, std::string_view body);

/// Of an answer of the gateway's own that was a provider's once. Nothing: it stays as it is.
std::optional<std::string> restoredReply(const Exchange& x, const Env& env);

}  // namespace gatehouse::pipeline::stages
