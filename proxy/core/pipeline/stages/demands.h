#pragma once

#include <string_view>
#include <vector>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/guard/demand.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Whether a request is as its gateway wants requests to be: length, form, language and the like.
///
/// Reads   the body; a schema is asked of every JSON body, all else of chats alone
/// Writes  a line `demand` of the trace for each that is not fulfilled, with its reason
/// Answers 400 with 2029 where one blocks
/// Fails   closed: what is too large to check against a schema does not fit it
Step demandOfRequest(Exchange& x, const guard::Demands& demands, const Env& env);

/// The same of an answer that is whole. Answers 400 with 2030, to an answer that was held for it.
///
/// Writes  lines `demand-answer` of the trace
Step demandOfAnswer(Exchange& x, const Env& env);

/// What is asked of the answer to this call; nullptr: nothing, or it is no chat.
const guard::Demands* demandsOf(const Exchange& x, const Env& env) noexcept;

/// A request as demands see it; `turns` and `body` must stay.
guard::Message messageOf(const std::vector<dialect::Turn>& turns, std::string_view body,
                         std::string_view model);
/// An answer, behind the turns of its request.
guard::Message messageOf(const std::vector<dialect::Turn>& asked,
                         const std::vector<dialect::Turn>& said, std::string_view model);

}  // namespace gatehouse::pipeline::stages
