#pragma once

#include "proxy/core/pipeline/mirror.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// Sends a call to a second model, as a call of its own: it walks the line, and leaves a row that
/// names the one it mirrors. Nobody gets its answer, and nobody waits for it. False: as many as may
/// be are on their way, and this one is not sent.
///
/// Thread  the desk's loop
bool sendMirror(Desk& desk, pipeline::MirrorCall call, const record::Exchange& of);

}  // namespace gatehouse
