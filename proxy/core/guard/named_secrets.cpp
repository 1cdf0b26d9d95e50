#include <algorithm>

#include "proxy/core/guard/checks.h"
#include "proxy/core/guard/context.h"
#include "proxy/core/guard/detectors.h"

// A secret that is known only by the word before it: `api_key = "…"`, `Authorization: Bearer …`.
namespace gatehouse::guard {
namespace {

constexpr Letters kValue("A-Za-z0-9_.=+/~@!#$%^&*:|-");
constexpr Letters kFirstValue("A-Za-z0-9_.+/~@!#$%^&*|-");  // no sign that joins another name
constexpr Letters kName("A-Za-z0-9_.-");
constexpr Letters kBeforeValue("=:\"'` >|");

/// The name before a value, what joins them, and whether a quote opens the value.
struct Named {
    std::string_view name;
    char quote = '\0';
    bool isBearer = false;
};

constexpr std::string_view kBearers[] = {"bearer ", "token ", "basic ", "apikey ", "splunk "};

bool takeBack(std::string_view& past, std::string_view what) noexcept
{
    if (!past.ends_with(what)) return false;
    past.remove_suffix(what.size());
    return true;
}

void takeBlanks(std::string_view& past) noexcept
{
    while (!past.empty() && kSpace.has(static_cast<unsigned char>(past.back())))
        past.remove_suffix(1);
}

/// `name = "`, `name": "`, `name=>'`, `key="name" value="`.
Named nameBefore(std::string_view past)
{
    Named named;
    const bool mayBear = !past.empty() && past.back() == ' ';
    for (const auto bearer : kBearers) {
        if (mayBear && past.size() >= bearer.size() &&
            beginsNoCase(past.substr(past.size() - bearer.size()), bearer)) {
            named.isBearer = bearer != "token ";
            if (named.isBearer) return named;
        }
    }
    if (!past.empty() && (past.back() == '"' || past.back() == '\'' || past.back() == '`')) {
        named.quote = past.back();
        past.remove_suffix(1);
        takeBack(past, "\\");
    }
    const std::size_t before = past.size();
    takeBlanks(past);
    bool isJoined = false;
    for (const std::string_view sign : {"=>", ":=", "==", "=", ":", ">", "||"}) {
        if (takeBack(past, sign)) {
            isJoined = true;
            break;
        }
    }
    // `set api_key VALUE` is told too little by: a blank alone joins only behind a flag.
    if (!isJoined && before == past.size() && named.quote == '\0') return named;
    takeBlanks(past);
    takeBack(past, "]");
    for (const std::string_view quote : {"\"", "'", "`", "\\"}) takeBack(past, quote);
    std::size_t size = 0;
    while (size < past.size() &&
           kName.has(static_cast<unsigned char>(past[past.size() - 1 - size])))
        ++size;
    const auto name = past.substr(past.size() - size);
    if (isJoined) {
        named.name = name;
    } else if (name.starts_with("--")) {
        named.name = name;
    }
    // <add key="Password" value="…"
    if (named.name == "value" || named.name == "Value") {
        past.remove_suffix(size);
        takeBlanks(past);
        takeBack(past, "\"");
        takeBack(past, ",");
        std::size_t more = 0;
        while (more < past.size() &&
               kName.has(static_cast<unsigned char>(past[past.size() - 1 - more])))
            ++more;
        named.name = past.substr(past.size() - more);
    }
    return named;
}

enum class Kind : std::uint8_t { None, Key, Password };

bool endsNoCase(std::string_view text, std::string_view word) noexcept
{
    return text.size() >= word.size() && beginsNoCase(text.substr(text.size() - word.size()), word);
}

/// Whether a pair of letters stands in it that every such word has.
bool mayTell(std::string_view name) noexcept
{
    constexpr std::string_view kPairs[] = {"ke", "se", "to", "pa", "pw", "pi", "cr",
                                           "au", "co", "hm", "kw", "mo", "wo"};
    for (std::size_t i = 0; i + 1 < name.size(); ++i) {
        const char a = lowered(static_cast<unsigned char>(name[i]));
        const char b = lowered(static_cast<unsigned char>(name[i + 1]));
        for (const auto pair : kPairs) {
            if (a == pair[0] && b == pair[1]) return true;
        }
    }
    return false;
}

Kind kindOf(std::string_view name) noexcept
{
    static const WordSet kPasswords = {"passw",    "passphrase",   "passwort",  "pwd",
                                       "kennwort", "mot_de_passe", "contraseña"};
    static const WordSet kKeys = {
        "secret",      "token",          "api_key",     "apikey",        "api-key",
        "api.key",     "access_key",     "accesskey",   "access-key",    "private_key",
        "privatekey",  "auth_key",       "authkey",     "client_key",    "signing_key",
        "signing-key", "encryption_key", "master_key",  "license_key",   "licensekey",
        "account_key", "accountkey",     "service_key", "credential",    "creds",
        "secret_key",  "secretkey",      "app_key",     "appkey",        "consumer_key",
        "webhook_key", "admin_key",      "session_key", "storage_key",   "connectionstring",
        "iam-key",     "cloud-key",      "iam_key",     "authorization", "x-api",
        "hmac"};
    // What such names have when they name something else.
    static const WordSet kNots = {
        "hash",  "checksum",  "url",    "uri",     "path",     "file",         "public",
        "_type", "keystore",  "keytab", "event",   "selector", "count",        "limit",
        "expir", "ttl",       "max_",   "_name",   "length",   "tokenizer",    "tokens",
        "_id",   "secretsid", "keyid",  "version", "issuer",   "authenticity", "csrf"};
    if (name.empty() || name.size() > 60) return Kind::None;
    // All of them have one of these.
    if (!mayTell(name)) return Kind::None;
    if (kNots.isIn(name)) return Kind::None;
    if (kPasswords.isIn(name)) return Kind::Password;
    if (kKeys.isIn(name)) return Kind::Key;
    if (name.size() == 3 && hasNoCase(name, "key")) return Kind::Key;
    if (endsNoCase(name, "_pass") || endsNoCase(name, "-pass")) return Kind::Password;
    return Kind::None;
}

struct Look {
    bool hasDigit = false, hasUpper = false, hasLower = false, hasSign = false;
    std::size_t letters = 0;
};

Look lookAt(std::string_view value) noexcept
{
    Look look;
    for (const char c : value) {
        look.hasDigit = look.hasDigit || isDigit(c);
        look.hasUpper = look.hasUpper || isUpper(c);
        look.hasLower = look.hasLower || isLower(c);
        look.hasSign = look.hasSign || !isAlnum(c);
        look.letters += isAlpha(c) ? 1U : 0U;
    }
    return look;
}

bool isUuid(std::string_view value) noexcept
{
    constexpr std::size_t kSize = 36;
    if (value.size() != kSize) return false;
    for (std::size_t i = 0; i < kSize; ++i) {
        const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
        if (isDash != (value[i] == '-') || (!isDash && !kHex.has(value[i]))) return false;
    }
    return true;
}

/// A name, a path, a word with a number: nothing that was drawn by chance.
bool isOrdinary(std::string_view value) noexcept
{
    static const WordSet kSigns = {"://", "${",     "%s",     "{{",    "example",     "your", "xxx",
                                   "***", "insert", "change", "dummy", "placeholder", "..."};
    return kSigns.isIn(value) || value.front() == '$' || value.front() == '%' ||
           value.front() == '/' || value.front() == '.' || value.front() == '@' ||
           value.front() == '&';
}

bool isKeyLike(std::string_view value, const Look& look, std::size_t leastDigits) noexcept
{
    constexpr std::size_t kLeast = 10;
    if (value.size() < kLeast || !look.hasDigit || look.letters == 0) return false;
    // Few letters among points and dashes are versions and dates.
    if (look.letters * 5 < value.size()) return false;
    const int least = value.size() < 20 ? 290 : value.size() < 32 ? 305 : 320;
    const bool isHex =
        std::all_of(value.begin(), value.end(), [](char c) { return kHex.has(c) || c == '-'; });
    if (entropyOf(value) < (isHex ? 270 : least)) return false;
    // Words joined by signs: "dev-lb1-api", "my_token_2".
    std::size_t joined = 0;
    std::size_t digits = 0;
    for (const char c : value) {
        joined += c == '-' || c == '_' || c == '.' || c == '/' || c == ':' ? 1U : 0U;
        digits += isDigit(c) ? 1U : 0U;
    }
    return digits >= leastDigits && (joined == 0 || digits * 6 >= value.size() || look.hasUpper);
}

bool isPasswordLike(std::string_view value, const Look& look) noexcept
{
    constexpr std::size_t kLeast = 8;
    const int kinds = (look.hasDigit ? 1 : 0) + (look.hasUpper ? 1 : 0) + (look.hasLower ? 1 : 0) +
                      (look.hasSign ? 1 : 0);
    const bool isPathLike = value.find('.') != std::string_view::npos && !look.hasDigit;
    return value.size() >= kLeast && kinds >= 2 && !isPathLike && (look.hasDigit || kinds >= 3) &&
           entropyOf(value) >= 250;
}

}  // namespace

namespace {

bool matchValue(Window& window, Hit& hit);

}  // namespace

bool matchNamedSecret(Window& window, Hit& hit)
{
    const int before = window.before();
    if (!kBeforeValue.has(before)) return false;
    // Of bars there must be two: a run of them joins nothing.
    if (before == '|' && (window.before(2) != '|' || window.before(3) == '|')) return false;
    // Behind a blank: what joins a name and a value, or the end of "Bearer", "Basic", "ApiKey".
    constexpr Letters kBeforeBlank("=:>|rRcCyYkK ");
    if (before == ' ' && !kBeforeBlank.has(window.before(2))) return false;
    return matchValue(window, hit);
}

namespace {

bool matchValue(Window& window, Hit& hit)
{
    constexpr std::size_t kLeast = 8;
    std::size_t size = 0;
    while (kFirstValue.has(window.at(size))) ++size;
    if (size < kLeast) return false;
    // Most values are words: they need not be asked for their names.
    const Look first = lookAt(window.seen(size));
    if (!first.hasDigit && !(first.hasUpper && first.hasLower && first.hasSign)) return false;
    const auto named = nameBefore(window.past());
    const Kind kind = named.isBearer ? Kind::Key : kindOf(named.name);
    window.charge(named.name.size());
    if (kind == Kind::None) return false;
    while (kValue.has(window.at(size))) ++size;
    const int next = window.at(size);
    const bool isOpen = next == Window::kBeyond;
    if (next == '(' || next == '[' || next == '{' || next == '<') return false;
    if (named.quote != '\0' && !isOpen && next != named.quote && next != '\\' &&
        next != Window::kEnd)
        return false;
    // A sentence's own signs end no key.
    while (!isOpen && named.quote == '\0' && size > 0 &&
           std::string_view(".:!").find(window.text[window.start + size - 1]) !=
               std::string_view::npos)
        --size;
    const auto value = window.seen(size);
    if (value.size() < kLeast) return false;
    const Look look = lookAt(value);
    const bool isGood = (kind == Kind::Password && isPasswordLike(value, look) &&
                         (named.quote != '\0' || look.hasDigit)) ||
                        isKeyLike(value, look, named.isBearer ? 1 : 2);
    if (!isGood || isOrdinary(value)) return false;
    if (isUuid(value) && !hasNoCase(named.name, "api")) return false;
    hit.size = size;
    hit.score = kind == Kind::Password ? 70 : 75;
    hit.rule = kind == Kind::Password ? "password" : "named-secret";
    if (isOpen) {
        hit.open = &kValue;
        hit.most = 4 * 1024;
    }
    return true;
}

}  // namespace
}  // namespace gatehouse::guard
