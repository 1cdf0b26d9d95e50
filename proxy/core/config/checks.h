#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/config/config.h"
#include "proxy/core/config/problem.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::config {

/// Where the checks of one config put what they find.
class Findings {
public:
    void add(std::string path, std::string_view message, std::string_view hint)
    {
        problems_.push_back({std::move(path), std::string(message), std::string(hint)});
    }

    [[nodiscard]] std::vector<Problem> take() && { return std::move(problems_); }

private:
    std::vector<Problem> problems_;
};

/// Names that must differ from each other; says so at the second one.
class Distinct {
public:
    Distinct(Findings& findings, std::string_view message, std::string_view hint)
        : findings_(findings), message_(message), hint_(hint)
    {
    }

    void see(const std::string& name, const std::string& path)
    {
        if (name.empty()) return;
        const auto [first, isNew] = seen_.emplace(name, path);
        if (!isNew) findings_.add(path, cat(message_, " (", first->second, ")"), hint_);
    }

private:
    Findings& findings_;
    std::string_view message_;
    std::string_view hint_;
    std::map<std::string, std::string> seen_;
};

/// "/providers/2" and a key → "/providers/2/key".
inline std::string at(std::string_view list, std::size_t index)
{
    return cat(list, "/", number(static_cast<std::int64_t>(index)));
}

/// A path that a route or a prompt may have for its own, such as /ai/chat.
bool isOwnPath(std::string_view path) noexcept;

/// A proxy we can use: http://HOST:PORT, "none", or empty.
void checkProxy(Findings& findings, const std::string& proxy, const std::string& path);
void checkSecret(Findings& findings, const SecretRef& reference, const std::string& path);
void checkServer(Findings& findings, const Config& config);
void checkAccess(Findings& findings, const AccessConfig& access);
void checkIssuers(Findings& findings, const AccessConfig& access);
void checkProviders(Findings& findings, const Config& config, const provider::Catalogue& catalogue);
void checkGateways(Findings& findings, const Config& config);
void checkRoutes(Findings& findings, const Config& config, const provider::Catalogue& catalogue);
void checkPrompts(Findings& findings, const Config& config);
void checkLimits(Findings& findings, const Config& config);
void checkTraces(Findings& findings, const Config& config);
void checkCache(Findings& findings, const Config& config);
void checkAliases(Findings& findings, const Config& config, const provider::Catalogue& catalogue);

}  // namespace gatehouse::config
