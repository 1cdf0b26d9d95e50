#include "proxy/core/identity/issuer.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/identity/token.h"

namespace gatehouse::identity {
namespace {

constexpr std::size_t kShortestSecret = 32;  // RFC 7518, 3.2: as long as the hash

/// In memory only, and of this run of the program.
std::uint64_t markOf(const Issuer& issuer) noexcept
{
    const auto& config = issuer.config;
    std::uint64_t mark = 17;
    const auto add = [&mark](std::string_view part) {
        mark = mark * 31 + std::hash<std::string_view>()(part);
    };
    for (const std::string_view part :
         {config.id, config.issuer, config.keys, config.keysUrl, config.introspectionUrl,
          config.clientId, config.secret.text, config.userClaim, config.tenantClaim,
          config.roleClaim, config.tenant, config.role, config.caFile})
        add(part);
    for (const auto* list :
         {&config.audience, &config.algorithms, &config.models, &config.routes, &config.prompts}) {
        add("|");
        for (const auto& each : *list) add(each);
    }
    add(number(config.skew));
    add(issuer.clientSecret.reveal());
    return mark;
}

Result<Secret> neededSecret(const SecretRef& reference, const Issuers::Secrets& secrets,
                            const std::string& path)
{
    auto value = secrets(reference);
    if (!value)
        return fail(ErrorKind::Invalid, cat(path, ": ", value.error().message), value.error().hint);
    if (value->empty())
        return fail(ErrorKind::Invalid, cat(path, ": ", reference.text, " is empty"),
                    "set it before the gateway starts, or switch the issuer off");
    return value;
}

Result<Issuer> compile(const config::TokenIssuerConfig& config, const Issuers::Secrets& secrets,
                       const std::string& path)
{
    Issuer issuer;
    issuer.config = config;
    for (const auto& each : config.algorithms) {
        if (const auto known = algorithmNamed(each)) issuer.algorithms.push_back(*known);
    }
    const bool isShared = !config.secret.empty();
    if (issuer.algorithms.empty() && isShared) issuer.algorithms = {Algorithm::Hs256};
    if (issuer.algorithms.empty())
        issuer.algorithms = {Algorithm::Rs256, Algorithm::Es256, Algorithm::EdDsa};
    if (isShared) {
        auto secret = neededSecret(config.secret, secrets, cat(path, "/secret"));
        if (!secret) return std::move(secret).error();
        if (secret->reveal().size() < kShortestSecret)
            return fail(ErrorKind::Invalid, cat(path, "/secret: it is too short to sign with"),
                        "use 32 random bytes or more");
        issuer.keys = KeySet::of(std::move(*secret));
    } else if (!config.keys.empty()) {
        auto keys = KeySet::read(config.keys);
        if (!keys)
            return fail(ErrorKind::Invalid, cat(path, "/keys: ", keys.error().message),
                        keys.error().hint);
        issuer.keys = std::move(*keys);
    }
    if (!config.clientSecret.empty()) {
        auto secret = neededSecret(config.clientSecret, secrets, cat(path, "/clientSecret"));
        if (!secret) return std::move(secret).error();
        issuer.clientSecret = std::move(*secret);
    }
    issuer.mark = markOf(issuer);
    return issuer;
}

}  // namespace

Result<Issuers> Issuers::build(const std::vector<config::TokenIssuerConfig>& list,
                               const Secrets& secrets)
{
    Issuers issuers;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list[i].enabled) continue;
        auto issuer = compile(list[i], secrets,
                              cat("/access/issuers/", number(static_cast<std::int64_t>(i))));
        if (!issuer) return std::move(issuer).error();
        issuers.all_.push_back(std::move(*issuer));
    }
    return issuers;
}

const Issuer* Issuers::of(std::string_view token, bool isOurs) const
{
    if (looksLikeJwt(token)) {
        const auto jwt = readJwt(token);
        if (jwt) {
            const auto at = std::ranges::find_if(
                all_, [&](const Issuer& each) { return each.config.issuer == jwt->issuer; });
            return at == all_.end() ? nullptr : &*at;
        }
    }
    const auto at = std::ranges::find_if(all_, [&](const Issuer& each) {
        const auto& prefix = each.config.prefix;
        return each.isAsked() && (prefix.empty() ? isOurs : token.starts_with(prefix));
    });
    return at == all_.end() ? nullptr : &*at;
}

}  // namespace gatehouse::identity
