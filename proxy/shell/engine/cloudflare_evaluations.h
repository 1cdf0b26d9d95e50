#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

// An evaluation looks at the calls of its datasets when it is made, and keeps what it found. It
// counts what is known: a call of unknown cost is left out of the average, not taken for nothing.

Reply listEvaluationTypes(const Call& call);
Reply listEvaluations(const Call& call);
Reply createEvaluation(const Call& call);
Reply getEvaluation(const Call& call);
Reply removeEvaluation(const Call& call);

}  // namespace gatehouse::engine::cloudflare
