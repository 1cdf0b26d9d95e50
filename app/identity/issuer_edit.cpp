#include "app/identity/issuer_edit.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "app/config_words.h"
#include "app/formats.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::app {
namespace {

struct IssuerText {
    Q_DECLARE_TR_FUNCTIONS(Issuers)
};

QString listed(const std::vector<std::string>& items)
{
    QStringList words;
    for (const auto& each : items) words.append(text(each));
    return words.join(QStringLiteral(", "));
}

}  // namespace

IssuerWay wayOf(const config::TokenIssuerConfig& issuer)
{
    if (!issuer.introspectionUrl.empty()) return IssuerWay::Introspection;
    if (!issuer.secret.empty()) return IssuerWay::Secret;
    if (!issuer.keys.empty()) return IssuerWay::Keys;
    return issuer.keysUrl.empty() ? IssuerWay::Discovery : IssuerWay::KeysUrl;
}

QString wayTitle(IssuerWay way)
{
    switch (way) {
        case IssuerWay::Discovery:
            return IssuerText::tr("OIDC discovery");
        case IssuerWay::KeysUrl:
            return IssuerText::tr("Keys at an address");
        case IssuerWay::Keys:
            return IssuerText::tr("Keys written here");
        case IssuerWay::Secret:
            return IssuerText::tr("A shared secret");
        case IssuerWay::Introspection:
            break;
    }
    return IssuerText::tr("Introspection");
}

void chooseWay(config::TokenIssuerConfig& issuer, IssuerWay way)
{
    if (way != IssuerWay::Introspection) {
        issuer.introspectionUrl.clear();
        issuer.clientId.clear();
        issuer.clientSecret = {};
        issuer.prefix.clear();
    }
    if (way != IssuerWay::Secret) issuer.secret = {};
    if (way != IssuerWay::Keys) issuer.keys.clear();
    if (way != IssuerWay::KeysUrl) issuer.keysUrl.clear();
    if (way == IssuerWay::Introspection) issuer.algorithms.clear();
}

std::string freeIssuerId(const config::Config& config)
{
    const auto isTaken = [&config](const std::string& id) {
        return std::ranges::count(config.access.issuers, id, &config::TokenIssuerConfig::id) > 0;
    };
    std::string id = "login";
    for (int number = 2; isTaken(id); ++number) id = "login-" + std::to_string(number);
    return id;
}

config::Config withIssuer(config::Config config, const std::string& before,
                          config::TokenIssuerConfig issuer)
{
    auto& issuers = config.access.issuers;
    const auto found = before.empty()
                           ? issuers.end()
                           : std::ranges::find(issuers, before, &config::TokenIssuerConfig::id);
    if (found == issuers.end()) {
        issuers.push_back(std::move(issuer));
    } else {
        *found = std::move(issuer);
    }
    return config;
}

config::Config withoutIssuer(config::Config config, const std::string& id)
{
    std::erase_if(config.access.issuers, [&id](const auto& each) { return each.id == id; });
    return config;
}

QStringList issuerTroubles(const config::Config& config, const std::string& before,
                           const config::TokenIssuerConfig& issuer)
{
    const auto next = withIssuer(config, before, issuer);
    const auto& issuers = next.access.issuers;
    const auto at =
        before.empty()
            ? issuers.size() - 1
            : static_cast<std::size_t>(std::ranges::find(issuers, issuer) - issuers.begin());
    const std::string path = "/access/issuers/" + std::to_string(at) + '/';
    QStringList troubles;
    for (const auto& problem : config::validate(next, provider::Catalogue::builtIn())) {
        if (!problem.path.starts_with(path)) continue;
        const std::string field = problem.path.substr(path.size());
        const QString title =
            fieldTitle(QStringLiteral("access/issuers/") + text(field.substr(0, field.find('/'))));
        troubles.append(title + QStringLiteral(": ") + text(problem.message) +
                        QStringLiteral("; ") + text(problem.hint));
    }
    return troubles;
}

QString issuerWords(const config::TokenIssuerConfig& issuer)
{
    QStringList words;
    if (!issuer.audience.empty())
        words.append(IssuerText::tr("for %1").arg(listed(issuer.audience)));
    QStringList claims{IssuerText::tr("user from %1").arg(text(issuer.userClaim))};
    if (!issuer.tenantClaim.empty())
        claims.append(IssuerText::tr("tenant from %1").arg(text(issuer.tenantClaim)));
    else if (!issuer.tenant.empty())
        claims.append(IssuerText::tr("tenant %1").arg(text(issuer.tenant)));
    if (!issuer.roleClaim.empty())
        claims.append(IssuerText::tr("role from %1").arg(text(issuer.roleClaim)));
    else if (!issuer.role.empty())
        claims.append(IssuerText::tr("role %1").arg(text(issuer.role)));
    words.append(claims.join(QStringLiteral(", ")));
    if (!issuer.models.empty())
        words.append(IssuerText::tr("may call %1").arg(listed(issuer.models)));
    return words.join(QStringLiteral(" · "));
}

}  // namespace gatehouse::app
