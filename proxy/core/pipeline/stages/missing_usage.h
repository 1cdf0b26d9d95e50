#pragma once

#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline::stages {

/// What a call is likely to have cost in tokens, where the provider's answer does not tell: a
/// stream that the client left, a server that counts nothing. Marked as estimated; unknown for
/// errors and for calls that are not understood.
///
/// Units  reads the bodies once more, up to a few milliseconds for long ones
chat::Usage estimatedUsage(const Exchange& x);

}  // namespace gatehouse::pipeline::stages
