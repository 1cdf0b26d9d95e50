#include "proxy/core/record/redact.h"

#include <algorithm>
#include <iterator>

#include "proxy/core/base/text.h"

namespace gatehouse::record {
namespace {

enum class Letters : std::uint8_t { Alnum, Upper, Word, Token };

/// How a well-known key looks: a beginning and what follows it.
struct KeyShape {
    std::string_view start;
    Letters letters;
    std::size_t least;  ///< letters after the start
    bool needsDigit;    ///< words joined by dashes are not keys
};

// clang-format off
constexpr KeyShape kShapes[] = {
    {"sk-",         Letters::Word,  16, true},   // OpenAI, Anthropic (sk-ant-), OpenRouter (sk-or-), DeepSeek
    {"sk_live_",    Letters::Alnum, 16, false},
    {"sk_test_",    Letters::Alnum, 16, false},
    {"rk_live_",    Letters::Alnum, 16, false},
    {"AIza",        Letters::Word,  30, false},  // Google
    {"gsk_",        Letters::Alnum, 20, false},  // Groq
    {"ghp_",        Letters::Alnum, 20, false},
    {"gho_",        Letters::Alnum, 20, false},
    {"ghu_",        Letters::Alnum, 20, false},
    {"ghs_",        Letters::Alnum, 20, false},
    {"ghr_",        Letters::Alnum, 20, false},
    {"github_pat_", Letters::Word,  20, false},
    {"glpat-",      Letters::Word,  16, false},
    {"xoxb-",       Letters::Word,  10, true},   // Slack
    {"xoxp-",       Letters::Word,  10, true},
    {"xoxa-",       Letters::Word,  10, true},
    {"xoxr-",       Letters::Word,  10, true},
    {"xoxs-",       Letters::Word,  10, true},
    {"xapp-",       Letters::Word,  10, true},
    {"AKIA",        Letters::Upper, 16, false},  // AWS
    {"ASIA",        Letters::Upper, 16, false},
    {"hf_",         Letters::Alnum, 20, false},
    {"r8_",         Letters::Alnum, 20, false},
    {"fw_",         Letters::Alnum, 20, true},
    {"xai-",        Letters::Word,  20, true},
    {"pplx-",       Letters::Alnum, 20, false},
    {"nvapi-",      Letters::Word,  20, false},
    {"npm_",        Letters::Alnum, 30, false},
    {"Bearer ",     Letters::Token, 16, true},
    {"bearer ",     Letters::Token, 16, true},
    {"eyJ",         Letters::Token, 40, true},   // a signed token: three parts with dots between
};
// clang-format on
constexpr std::size_t kShapeCount = std::size(kShapes);
constexpr std::uint32_t kPrivateKey =
    kShapeCount;  // the one rule that is not a start with letters after it
constexpr std::uint32_t kFirstValue = kShapeCount + 1;

constexpr std::string_view kKeyBegin = "-----BEGIN ";
constexpr std::string_view kKeyName = "PRIVATE KEY";
constexpr std::string_view kKeyEnd = "-----END ";

constexpr std::string_view kHeaders[] = {
    "authorization",
    "proxy-authorization",
    "x-api-key",
    "api-key",
    "x-goog-api-key",
    "cookie",
    "set-cookie",
    "cf-aig-authorization",
    "x-amz-security-token",
    "ocp-apim-subscription-key",
    "x-auth-token",
    "x-access-token",
    "x-goog-iam-authorization-token",
    "x-serverless-authorization",
    "x-forwarded-access-token",
    "x-gatehouse-key",
};
// Endings that speak of a secret.
constexpr std::string_view kEndings[] = {"-token",       "-secret",        "-password",
                                         "apikey",       "api-key",        "-credential",
                                         "-credentials", "-authorization", "access-key"};
constexpr std::string_view kQueryFields[] = {"key",
                                             "api_key",
                                             "apikey",
                                             "api-key",
                                             "access_token",
                                             "token",
                                             "auth",
                                             "secret",
                                             "password",
                                             "sig",
                                             "signature",
                                             "client_secret",
                                             "refresh_token",
                                             "id_token",
                                             "x-goog-api-key",
                                             "x-amz-signature",
                                             "x-amz-security-token",
                                             "x-amz-credential",
                                             "subscription-key"};

constexpr std::size_t kShortestHidden = 4;
constexpr std::size_t kShortestCut = 6;  // of a hidden value, at the end of a cut text
constexpr std::size_t kLongEnoughForTail = 20;

bool isAlnum(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool fits(Letters letters, char c) noexcept
{
    switch (letters) {
        case Letters::Alnum:
            return isAlnum(c);
        case Letters::Upper:
            return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        case Letters::Word:
            return isAlnum(c) || c == '-' || c == '_';
        case Letters::Token:
            return isAlnum(c) || std::string_view("-._~+/=").find(c) != std::string_view::npos;
    }
    return false;
}

/// A key does not begin inside a word; the letter of an escape ("\n") belongs to no word.
bool isBoundary(std::string_view text, std::size_t at) noexcept
{
    if (at == 0 || (!isAlnum(text[at - 1]) && text[at - 1] != '_')) return true;
    if (at >= 2 && text[at - 2] == '\\') return true;
    // %22sk-…, \u0022sk-…: an escaped quote is no letter either.
    if (at >= 3 && text[at - 3] == '%') return true;
    return at >= 6 && text[at - 6] == '\\' && text[at - 5] == 'u';
}

std::size_t shapeSize(const KeyShape& shape, std::string_view text) noexcept
{
    if (!text.starts_with(shape.start)) return 0;
    std::size_t end = shape.start.size();
    bool hasDigit = false;
    unsigned dots = 0;
    for (; end < text.size() && fits(shape.letters, text[end]); ++end) {
        hasDigit = hasDigit || (text[end] >= '0' && text[end] <= '9');
        dots += text[end] == '.' ? 1U : 0U;
    }
    const std::size_t letters = end - shape.start.size();
    if (letters < shape.least) return 0;
    if (shape.needsDigit && !hasDigit && letters < 40) return 0;
    if (shape.start == "eyJ" && dots < 2) return 0;
    return end;
}

std::size_t privateKeySize(std::string_view text) noexcept
{
    if (!text.starts_with(kKeyBegin)) return 0;
    const auto head = text.substr(0, 80);
    if (head.find(kKeyName) == std::string_view::npos) return 0;
    const auto end = text.find(kKeyEnd, kKeyBegin.size());
    if (end == std::string_view::npos) return text.size();  // cut off: all that is left is key
    const auto close = text.find(kKeyName, end);
    if (close == std::string_view::npos) return text.size();
    const auto dashes = text.find("-----", close);
    return dashes == std::string_view::npos ? text.size() : dashes + 5;
}

std::string mark(std::string_view value)
{
    if (value.starts_with("***")) return std::string(value);  // marked before
    if (value.size() < kLongEnoughForTail) return "***";
    return cat("***", value.substr(value.size() - 4));
}

std::string percentEncoded(std::string_view text)
{
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (isAlnum(c) || c == '-' || c == '_' || c == '.' || c == '~') {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4U];
        out += kHex[byte & 0xFU];
    }
    return out;
}

std::string jsonEscaped(std::string_view text, bool withSlash)
{
    std::string quoted;
    appendJsonString(quoted, text);
    std::string out;
    for (const char c : std::string_view(quoted).substr(1, quoted.size() - 2)) {
        if (c == '/' && withSlash) out += '\\';
        out += c;
    }
    return out;
}

/// "Bearer abc" keeps its first word.
std::string maskedCredentials(std::string_view value)
{
    const auto space = value.find(' ');
    if (space == std::string_view::npos || space > 16) return mark(value);
    return cat(value.substr(0, space + 1), mark(trim(value.substr(space + 1))));
}

std::uint16_t pairAt(std::string_view text, std::size_t at) noexcept
{
    return static_cast<std::uint16_t>((static_cast<unsigned char>(text[at]) << 8U) |
                                      static_cast<unsigned char>(text[at + 1]));
}

}  // namespace

Redactor::Redactor(const std::vector<std::string>& headers, const std::vector<Secret>& hidden)
{
    for (const auto& name : headers) headers_.push_back(lower(name));
    for (std::uint32_t i = 0; i < kShapeCount; ++i) index(kShapes[i].start, i);
    index(kKeyBegin, kPrivateKey);
    std::vector<std::string> forms;
    for (const auto& secret : hidden) {
        const auto value = secret.reveal();
        if (value.size() < kShortestHidden) continue;
        for (auto form : {std::string(value), jsonEscaped(value, false), jsonEscaped(value, true),
                          percentEncoded(value)}) {
            if (std::ranges::find(forms, form) == forms.end()) forms.push_back(std::move(form));
        }
    }
    // The longest first: one value may begin with another.
    std::ranges::sort(forms, [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (auto& form : forms) {
        index(form, kFirstValue + static_cast<std::uint32_t>(hidden_.size()));
        hidden_.emplace_back(std::move(form));
    }
}

void Redactor::index(std::string_view start, std::uint32_t rule)
{
    const auto pair = pairAt(start, 0);
    starts_[pair >> 6U] |= std::uint64_t{1} << (pair & 63U);
    rules_[pair].push_back(rule);
}

bool Redactor::mayStart(std::string_view text, std::size_t at) const noexcept
{
    const auto pair = pairAt(text, at);
    return (starts_[pair >> 6U] >> (pair & 63U) & 1U) != 0;
}

Redactor::Hit Redactor::hitAt(std::string_view text, std::size_t at) const noexcept
{
    const auto rest = text.substr(at);
    Hit best;
    for (const auto rule : rules_.find(pairAt(text, at))->second) {
        Hit hit{at, 0};
        if (rule >= kFirstValue) {
            const auto value = hidden_[rule - kFirstValue].reveal();
            if (rest.starts_with(value)) hit.size = value.size();
        } else if (rule == kPrivateKey) {
            hit.size = privateKeySize(rest);
        } else if (isBoundary(text, at)) {
            const auto& shape = kShapes[rule];
            hit.size = shapeSize(shape, rest);
            if (hit.size != 0 && shape.start.back() == ' ') {  // "Bearer " is no secret
                hit.from += shape.start.size();
                hit.size -= shape.start.size();
            }
        }
        if (hit.size > best.size) best = hit;
    }
    return best;
}

void Redactor::text(std::string& text, bool isCut) const
{
    std::string out;
    std::size_t copied = 0;
    const std::string_view all = text;
    const auto replace = [&](const Hit& hit) {
        out += all.substr(copied, hit.from - copied);
        out += mark(all.substr(hit.from, hit.size));
        copied = hit.from + hit.size;
    };
    for (std::size_t at = 0; at + 1 < all.size(); ++at) {
        if (!mayStart(all, at)) continue;
        const Hit hit = hitAt(all, at);
        if (hit.size == 0) continue;
        replace(hit);
        at = copied - 1;
    }
    if (isCut) {
        Hit longest;
        for (const auto& secret : hidden_) {
            const auto value = secret.reveal();
            for (std::size_t size = std::min(value.size() - 1, all.size() - copied);
                 size >= kShortestCut; --size) {
                if (size <= longest.size) break;
                if (all.ends_with(value.substr(0, size))) longest = {all.size() - size, size};
            }
        }
        if (longest.size != 0) {
            out += all.substr(copied, longest.from - copied);
            out += "***";
            copied = all.size();
        }
    }
    if (copied == 0) return;
    out += all.substr(copied);
    text = std::move(out);
}

void Redactor::url(std::string& text) const
{
    std::string out;
    std::string_view rest = text;
    if (const auto scheme = rest.find("://"); scheme != std::string_view::npos) {
        const auto from = scheme + 3;
        const auto host = rest.substr(from, rest.find_first_of("/?#", from) - from);
        if (const auto at = host.rfind('@'); at != std::string_view::npos) {
            out = cat(rest.substr(0, from), "***");
            rest = rest.substr(from + at);
        }
    }
    const auto query = rest.find('?');
    if (query != std::string_view::npos) {
        out += rest.substr(0, query + 1);
        rest = rest.substr(query + 1);
        bool isFirst = true;
        while (!rest.empty()) {
            const auto field = takeUntil(rest, '&');
            if (!isFirst) out += '&';
            isFirst = false;
            const auto equals = field.find('=');
            const auto name = field.substr(0, equals);
            const bool isSecret = equals != std::string_view::npos &&
                                  std::ranges::any_of(kQueryFields, [&](std::string_view known) {
                                      return equalsNoCase(known, name);
                                  });
            if (isSecret) {
                out += cat(name, "=", mark(field.substr(equals + 1)));
            } else {
                out += field;
            }
        }
        text = std::move(out);
    } else if (!out.empty()) {
        out += rest;
        text = std::move(out);
    }
    this->text(text);
}

bool Redactor::isMasked(std::string_view name) const
{
    const std::string plain = lower(name);
    const auto isPlain = [&](std::string_view other) { return other == plain; };
    return std::ranges::any_of(kHeaders, isPlain) || std::ranges::any_of(headers_, isPlain) ||
           std::ranges::any_of(kEndings,
                               [&](std::string_view ending) { return plain.ends_with(ending); });
}

std::string Redactor::headers(std::string_view lines) const
{
    std::string out;
    out.reserve(lines.size());
    while (!lines.empty()) {
        const auto line = takeUntil(lines, '\n');
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) {
            std::string plain(line);
            text(plain);
            out += plain;
        } else {
            const auto name = line.substr(0, colon);
            std::string value(trim(line.substr(colon + 1)));
            if (isMasked(trim(name))) {
                const bool isCookie =
                    equalsNoCase(name, "cookie") || equalsNoCase(name, "set-cookie");
                value = isCookie ? "***" : maskedCredentials(value);
            } else {
                url(value);
            }
            out += cat(name, ": ", value);
        }
        out += '\n';
    }
    return out;
}

void Redactor::exchange(Exchange& exchange) const
{
    url(exchange.path);
    for (auto* plain :
         {&exchange.userAgent, &exchange.modelAsked, &exchange.modelSent, &exchange.modelAnswered,
          &exchange.errorCode, &exchange.errorText, &exchange.finishReason}) {
        text(*plain);
    }
    for (auto* lines : {&exchange.clientHeaders, &exchange.sentHeaders, &exchange.upstreamHeaders,
                        &exchange.deliveredHeaders}) {
        if (!lines->empty()) *lines = headers(*lines);
    }
    for (auto* body : {&exchange.requestBody, &exchange.sentBody, &exchange.responseBody,
                       &exchange.deliveredBody}) {
        text(body->bytes, body->truncated);
        url(body->contentType);
    }
    for (auto& attempt : exchange.attempts) {
        url(attempt.url);
        text(attempt.errorCode);
        text(attempt.errorText);
    }
    for (auto& stop : exchange.trace) text(stop.decision);
}

}  // namespace gatehouse::record
