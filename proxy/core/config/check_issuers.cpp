#include <algorithm>

#include "proxy/core/config/address.h"
#include "proxy/core/config/checks.h"
#include "proxy/core/http/url.h"
#include "proxy/core/identity/key_set.h"

namespace gatehouse::config {
namespace {

void checkFetched(Findings& findings, const std::string& url, const std::string& path)
{
    const auto read = http::parseUrl(url);
    if (read && (read->secure() || isLoopback(read->host))) return;
    findings.add(path, "this is no address that keys or verdicts may come from",
                 "write https://HOST/PATH; http is for this machine alone");
}

/// Its keys come one way, and so does what they sign with.
void checkWay(Findings& findings, const TokenIssuerConfig& issuer, const std::string& path)
{
    const bool isShared = !issuer.secret.empty();
    const int ways = (isShared ? 1 : 0) + (issuer.keys.empty() ? 0 : 1) +
                     (issuer.keysUrl.empty() ? 0 : 1) + (issuer.introspectionUrl.empty() ? 0 : 1);
    if (ways > 1)
        findings.add(path, "there are several ways to check its tokens",
                     "keep one of secret, keys, keysUrl and introspectionUrl");
    if (ways == 0) checkFetched(findings, issuer.issuer, cat(path, "/issuer"));
    if (!issuer.keysUrl.empty()) checkFetched(findings, issuer.keysUrl, cat(path, "/keysUrl"));
    if (!issuer.introspectionUrl.empty())
        checkFetched(findings, issuer.introspectionUrl, cat(path, "/introspectionUrl"));
    if (!issuer.keys.empty()) {
        const auto keys = identity::KeySet::read(issuer.keys);
        if (!keys) findings.add(cat(path, "/keys"), keys.error().message, keys.error().hint);
    }
    for (std::size_t i = 0; i < issuer.algorithms.size(); ++i) {
        const auto known = identity::algorithmNamed(issuer.algorithms[i]);
        const bool fits = known && (*known == identity::Algorithm::Hs256) == isShared;
        if (!fits)
            findings.add(at(cat(path, "/algorithms"), i),
                         "this algorithm does not go with its kind of keys",
                         "write RS256, ES256 or EdDSA; HS256 where secret is set, and it alone");
    }
}

}  // namespace

void checkIssuers(Findings& findings, const AccessConfig& access)
{
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789-_";
    Distinct ids(findings, "another issuer has the same id", "give every issuer an id of its own");
    Distinct names(findings, "this is the same issuer twice", "remove one of the two");
    for (std::size_t i = 0; i < access.issuers.size(); ++i) {
        const auto& issuer = access.issuers[i];
        const std::string path = at("/access/issuers", i);
        if (issuer.id.empty() || issuer.id.find_first_not_of(kLetters) != std::string::npos)
            findings.add(cat(path, "/id"), "this cannot name an issuer",
                         "write lower-case letters, digits, - and _");
        ids.see(issuer.id, cat(path, "/id"));
        names.see(issuer.issuer, cat(path, "/issuer"));
        if (issuer.issuer.empty())
            findings.add(cat(path, "/issuer"), "its tokens could not be told from others",
                         "write the claim iss of its tokens");
        const bool isOpen = std::ranges::all_of(issuer.audience, &std::string::empty);
        if (isOpen && issuer.introspectionUrl.empty())
            findings.add(cat(path, "/audience"),
                         "tokens that it made for other services would be taken",
                         "write the audience that its tokens for this gateway have");
        if (issuer.userClaim.empty())
            findings.add(cat(path, "/userClaim"), "nobody could be told apart",
                         "write the claim with the user, such as sub");
        if (!issuer.introspectionUrl.empty() && issuer.clientId.empty())
            findings.add(cat(path, "/clientId"), "the introspection address must know who asks",
                         "write the name that it has for this gateway");
        checkWay(findings, issuer, path);
    }
}

}  // namespace gatehouse::config
