#pragma once

#include <memory>

#include "proxy/core/base/crypto.h"
#include "proxy/core/config/config.h"
#include "proxy/core/guard/policy.h"

namespace gatehouse::pipeline {

/// What the guard looks for in the requests of a gateway.
struct GuardEntry {
    guard::Policy policy;
    std::shared_ptr<const guard::Scanner>
        scanner;  ///< null: none could be made, and no call passes
    Hmac key;     ///< of what stands for a value that is hashed
};

/// nullptr: it looks for nothing.
std::shared_ptr<const GuardEntry> guardOf(const config::GatewayConfig& gateway,
                                          const config::AccessConfig& access);

}  // namespace gatehouse::pipeline
