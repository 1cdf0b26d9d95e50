#include "proxy/core/identity/token.h"

#include <algorithm>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"

namespace gatehouse::identity {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestToken = 16 * 1024;
constexpr std::size_t kLongestName = 200;  // of users, tenants and roles
constexpr std::int64_t kMicrosASecond = 1'000'000;

std::optional<json::object> objectOf(std::string_view text)
{
    json::error_code broken;
    auto value = json::parse({text.data(), text.size()}, broken);
    if (broken || !value.is_object()) return std::nullopt;
    return std::move(value.get_object());
}

std::optional<json::object> decoded(std::string_view part, std::string& text)
{
    if (!fromBase64Url(part, text)) return std::nullopt;
    return objectOf(text);
}

Error refused(const Issuer& issuer, std::string_view what, std::string_view hint)
{
    return fail(ErrorKind::Unauthorized,
                cat("this token of ", issuer.config.id, " is not taken: ", what),
                std::string(hint));
}

/// Seconds since 1970; fractions are cut.
std::optional<std::int64_t> momentAt(const json::object& claims, std::string_view name)
{
    constexpr double kFarthest = 1e11;
    const auto* value = claims.if_contains(name);
    if (value == nullptr || !value->is_number()) return std::nullopt;
    json::error_code broken;
    const auto seconds = value->to_number<double>(broken);
    if (broken || !(seconds > -kFarthest && seconds < kFarthest)) return std::nullopt;
    return static_cast<std::int64_t>(seconds);
}

/// A text, a number, or the first of a list of them; empty: neither.
std::string scalarOf(const json::value* value)
{
    if (value != nullptr && value->is_array())
        value = value->get_array().empty() ? nullptr : &value->get_array().front();
    if (value == nullptr) return {};
    if (value->is_string()) return std::string(value->get_string());
    if (value->is_int64()) return number(value->get_int64());
    return {};
}

/// A claim by its whole name, which may have dots, or else by the way of its dots into objects.
std::string claimAt(const json::object& claims, std::string_view name)
{
    if (name.empty()) return {};
    if (const auto* whole = claims.if_contains(name)) return scalarOf(whole);
    const json::object* in = &claims;
    while (true) {
        const auto* value = in->if_contains(takeUntil(name, '.'));
        if (name.empty()) return scalarOf(value);
        in = value == nullptr ? nullptr : value->if_object();
        if (in == nullptr) return {};
    }
}

bool isFor(const json::object& claims, const std::vector<std::string>& audience)
{
    const auto* value = claims.if_contains("aud");
    if (value == nullptr) return false;
    const auto isOurs = [&](const json::value& each) {
        return each.is_string() &&
               std::ranges::find(audience, std::string_view(each.get_string())) != audience.end();
    };
    if (const auto* list = value->if_array()) return std::ranges::any_of(*list, isOurs);
    return isOurs(*value);
}

bool isName(std::string_view text) noexcept
{
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != 0x7F; };
    return text.size() <= kLongestName && isUtf8(text) && std::ranges::all_of(text, isPlain);
}

/// All but the signature.
Judged callerOf(const json::object& claims, std::string text, const Issuer& issuer, WallMicros now,
                bool mayLackTimes)
{
    const auto& config = issuer.config;
    const std::int64_t seconds = now / kMicrosASecond;
    const auto no = [&](std::string_view what, std::string_view hint) {
        return Judged{.caller = nullptr, .error = refused(issuer, what, hint)};
    };
    const auto until = momentAt(claims, "exp");
    if (!until && !mayLackTimes)
        return no("it never ends", "let the issuer put an exp into its tokens");
    if (until && *until + config.skew <= seconds)
        return no("it has expired", "sign in again; check the clocks of both machines");
    if (const auto from = momentAt(claims, "nbf"); from && *from - config.skew > seconds)
        return no("its time has not come yet", "check the clocks of both machines");
    if (!config.audience.empty() && !isFor(claims, config.audience))
        return no("it is for somebody else",
                  "ask the issuer for a token with the audience of this gateway");
    auto made = std::make_shared<TokenCaller>();
    auto& entry = made->entry;
    entry.user = claimAt(claims, config.userClaim);
    entry.tenant = claimAt(claims, config.tenantClaim);
    entry.role = claimAt(claims, config.roleClaim);
    if (entry.user.empty())
        return no(cat("it names nobody: the claim ", config.userClaim, " is missing"),
                  "set userClaim to a claim that all its tokens have");
    if (!isName(entry.user) || !isName(entry.tenant) || !isName(entry.role))
        return no("a name in it is too long, or none", "names have at most 200 bytes");
    if (entry.tenant.empty()) entry.tenant = config.tenant;
    if (entry.role.empty()) entry.role = config.role;
    entry.id = cat(config.id, "/", entry.user);
    entry.label = entry.user;
    entry.expiresAt = until ? (*until + config.skew) * kMicrosASecond : 0;
    entry.models = config.models;
    entry.routes = config.routes;
    entry.prompts = config.prompts;
    made->claims = std::move(text);
    return {.caller = std::move(made), .error = {}};
}

}  // namespace

bool looksLikeJwt(std::string_view token) noexcept
{
    return token.starts_with("eyJ") && token.size() <= kLongestToken &&
           std::ranges::count(token, '.') == 2;
}

std::optional<Jwt> readJwt(std::string_view token)
{
    if (!looksLikeJwt(token)) return std::nullopt;
    Jwt jwt;
    std::string_view rest = token;
    const std::string_view head = takeUntil(rest, '.');
    const std::string_view payload = takeUntil(rest, '.');
    std::string text;
    const auto header = decoded(head, text);
    const auto claims = decoded(payload, jwt.claims);
    if (!header || !claims) return std::nullopt;
    // Whose token it is shall be known though its signature was mangled on the way.
    if (!fromBase64Url(rest, jwt.signature)) jwt.signature.clear();
    jwt.text = token.substr(0, head.size() + 1 + payload.size());
    jwt.algorithm = textAt(*header, "alg");
    jwt.keyId = textAt(*header, "kid");
    jwt.isCritical = header->contains("crit");
    jwt.issuer = textAt(*claims, "iss");
    return jwt;
}

Judged judge(const Jwt& token, const Issuer& issuer, const KeySet& keys, WallMicros now)
{
    const auto no = [&](std::string_view what, std::string_view hint) {
        return Judged{.caller = nullptr, .error = refused(issuer, what, hint)};
    };
    const auto algorithm = algorithmNamed(token.algorithm);
    if (!algorithm || std::ranges::find(issuer.algorithms, *algorithm) == issuer.algorithms.end())
        return no("its algorithm is not let in",
                  "sign with one of the issuer's algorithms; none is never taken");
    if (token.isCritical)
        return no("it has extensions that are not known here", "leave crit out of its header");
    switch (keys.check(*algorithm, token.keyId, token.text, token.signature)) {
        case KeySet::Verdict::Good:
            break;
        case KeySet::Verdict::Bad:
            return no("its signature is wrong", "show the token as the issuer made it");
        case KeySet::Verdict::UnknownKey: {
            auto lacking = no("it is signed with a key that the issuer does not publish",
                              "sign in again; if it stays so, look at the issuer's JWK set");
            lacking.lacksKey = true;
            return lacking;
        }
    }
    const auto claims = objectOf(token.claims);
    if (!claims || token.issuer != issuer.config.issuer)
        return no("another issuer made it", "check iss in the token");
    return callerOf(*claims, token.claims, issuer, now, false);
}

Judged introspected(int status, std::string_view body, const Issuer& issuer, WallMicros now)
{
    const auto claims = status == 200 ? objectOf(body) : std::nullopt;
    const auto* active = claims ? claims->if_contains("active") : nullptr;
    if (active == nullptr || !active->is_bool())
        return {.caller = nullptr,
                .error = fail(ErrorKind::Unavailable,
                              cat("the introspection address of ", issuer.config.id, " answered ",
                                  number(status), " and no verdict"),
                              "check introspectionUrl, clientId and clientSecret")};
    if (!active->get_bool())
        return {.caller = nullptr, .error = refused(issuer, "it is not active", "sign in again")};
    const std::string who = textAt(*claims, "iss");
    if (!who.empty() && who != issuer.config.issuer)
        return {.caller = nullptr,
                .error = refused(issuer, "another issuer made it", "check iss in the token")};
    return callerOf(*claims, std::string(body), issuer, now, true);
}

Result<std::string> keysUrlIn(std::string_view document, const Issuer& issuer)
{
    const auto object = objectOf(document);
    const std::string url = object ? textAt(*object, "jwks_uri") : std::string();
    if (url.empty())
        return fail(ErrorKind::BadUpstream,
                    cat("the discovery document of ", issuer.config.id, " names no JWK set"),
                    "write keysUrl into the config");
    if (textAt(*object, "issuer") != issuer.config.issuer)
        return fail(
            ErrorKind::BadUpstream,
            cat("the discovery document found for ", issuer.config.id, " is another issuer's"),
            "write issuer as the document has it, letter by letter");
    return url;
}

}  // namespace gatehouse::identity
