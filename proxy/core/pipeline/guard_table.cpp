#include "proxy/core/pipeline/guard_table.h"

#include <utility>

namespace gatehouse::pipeline {

std::shared_ptr<const GuardEntry> guardOf(const config::GatewayConfig& gateway,
                                          const config::AccessConfig& access)
{
    if (gateway.dlp.empty()) return nullptr;
    auto policy = guard::readPolicy(gateway.dlp);
    guard::ScannerOptions options;
    options.categories = policy.categories(true);
    if (options.categories == 0) return nullptr;
    auto scanner = guard::Scanner::make(std::move(options));
    return std::make_shared<const GuardEntry>(
        GuardEntry{std::move(policy), scanner ? std::move(*scanner) : nullptr, Hmac(access.salt)});
}

}  // namespace gatehouse::pipeline
