#include "proxy/core/record/redact.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "proxy/core/base/text.h"
#include "proxy/core/record/redact_stream.h"

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
    {"gh_",         Letters::Word,  40, false},  // our own gateway keys: of most, only the hash is known here
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
    "sec-websocket-protocol",
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

constexpr std::size_t kFarthestAnchor = 6;  // github_
constexpr std::size_t kMostPairs = 6;       // compared 16 bytes at a time; more are looked up
constexpr std::size_t kLongestClean = 256;
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

/// For slots that compare what they hold.
std::uint64_t hashOf(std::string_view text) noexcept
{
    std::uint64_t hash = text.size() * 0x9E3779B97F4A7C15ULL;
    const auto mix = [&hash](const char* at, std::size_t size) {
        std::uint64_t part = 0;
        std::memcpy(&part, at, size);
        hash = (hash ^ part) * 0x9FB21C651E98DF25ULL;
        hash ^= hash >> 32U;
    };
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) mix(text.data() + at, 8);
    if (text.size() >= 8) {
        mix(text.data() + text.size() - 8, 8);
    } else {
        for (; at < text.size(); ++at) mix(text.data() + at, 1);
    }
    return hash;
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
    if (space == std::string_view::npos || space > 16) return Redactor::mark(value);
    return cat(value.substr(0, space + 1), Redactor::mark(trim(value.substr(space + 1))));
}

std::uint16_t pairAt(std::string_view text, std::size_t at) noexcept
{
    return static_cast<std::uint16_t>((static_cast<unsigned char>(text[at]) << 8U) |
                                      static_cast<unsigned char>(text[at + 1]));
}

/// Where the rare byte of a shape's beginning stands: prose has few of "-_AJ" and of "be".
std::size_t anchorOf(std::string_view start) noexcept
{
    if (start.front() == 'A' || start.ends_with(' ')) return 0;
    const auto at = start.find_first_of("-_J");
    return at == std::string_view::npos ? 0 : at;
}

}  // namespace

Redactor::Redactor(const std::vector<std::string>& headers, const std::vector<Secret>& hidden)
{
    for (const auto& name : headers) headers_.push_back(lower(name));
    for (std::uint32_t i = 0; i < kShapeCount; ++i)
        index(kShapes[i].start, i, anchorOf(kShapes[i].start));
    index(kKeyBegin, kPrivateKey, 0);
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
        index(form, kFirstValue + static_cast<std::uint32_t>(hidden_.size()), 0);
        hidden_.emplace_back(std::move(form));
    }
}

std::string Redactor::mark(std::string_view value)
{
    if (value.starts_with("***")) return std::string(value);  // marked before
    if (value.size() < kLongEnoughForTail) return "***";
    return cat("***", value.substr(value.size() - 4));
}

void Redactor::index(std::string_view start, std::uint32_t rule, std::size_t offset)
{
    const char before = offset == 0 ? '\0' : start[offset - 1];
    const char after = offset + 1 < start.size() ? start[offset + 1] : '\0';
    anchors_[static_cast<unsigned char>(start[offset])].push_back(
        {rule, static_cast<std::uint32_t>(offset), before, after});
    if (rule < kFirstValue) return;
    const auto pair = pairAt(start, 0);
    starts_[pair >> 6U] |= std::uint64_t{1} << (pair & 63U);
    if (std::ranges::find(pairs_, pair) == pairs_.end()) pairs_.push_back(pair);
}

/// One byte's worth of what nextAnchor() looks for.
bool Redactor::isAnchor(std::string_view text, std::size_t at) const noexcept
{
    const char c = text[at];
    if (c == '-' || c == '_' || c == 'A' || c == 'J') return true;
    if (at + 1 >= text.size()) return false;
    if ((c == 'b' || c == 'B') && text[at + 1] == 'e') return true;
    if (pairs_.empty()) return false;
    const auto pair = pairAt(text, at);
    return (starts_[pair >> 6U] >> (pair & 63U) & 1U) != 0;
}

std::size_t Redactor::nextAnchor(std::string_view text, std::size_t at) const noexcept
{
#ifdef __SSE2__
    if (pairs_.size() <= kMostPairs) {
        const auto all = [](char c) { return _mm_set1_epi8(c); };
        const __m128i dash = all('-'), line = all('_'), a = all('A'), j = all('J');
        const __m128i small = all(0x20), b = all('b'), e = all('e');
        __m128i firsts[kMostPairs];
        __m128i seconds[kMostPairs];
        const std::size_t pairs = pairs_.size();
        for (std::size_t i = 0; i < pairs; ++i) {
            firsts[i] = all(static_cast<char>(pairs_[i] >> 8U));
            seconds[i] = all(static_cast<char>(pairs_[i] & 0xFFU));
        }
        for (; at + 17 <= text.size(); at += 16) {
            const char* from = text.data() + at;
            const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
            const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 1));
            __m128i found =
                _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(here, dash), _mm_cmpeq_epi8(here, line)),
                             _mm_or_si128(_mm_cmpeq_epi8(here, a), _mm_cmpeq_epi8(here, j)));
            found = _mm_or_si128(found, _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(here, small), b),
                                                      _mm_cmpeq_epi8(next, e)));
            for (std::size_t i = 0; i < pairs; ++i) {
                found = _mm_or_si128(found, _mm_and_si128(_mm_cmpeq_epi8(here, firsts[i]),
                                                          _mm_cmpeq_epi8(next, seconds[i])));
            }
            const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found));
            if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
        }
    }
#endif
    while (at < text.size() && !isAnchor(text, at)) ++at;
    return at;
}

/// The hit of a rule whose rare byte stands at `at`: of several the first, then the longest.
Redactor::Hit Redactor::hitAt(std::string_view text, std::size_t at,
                              std::size_t floor) const noexcept
{
    Hit best;
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    for (const Anchor& anchor : anchors_[static_cast<unsigned char>(text[at])]) {
        if (at < floor + anchor.offset) continue;
        if (anchor.offset != 0 && text[at - 1] != anchor.before) continue;
        if (anchor.after != '\0' && next != anchor.after) continue;
        const std::size_t start = at - anchor.offset;
        const auto rest = text.substr(start);
        Hit hit{start, 0};
        if (anchor.rule >= kFirstValue) {
            const auto value = hidden_[anchor.rule - kFirstValue].reveal();
            if (rest.starts_with(value)) hit.size = value.size();
        } else if (anchor.rule == kPrivateKey) {
            hit.size = privateKeySize(rest);
        } else if (isBoundary(text, start)) {
            const auto& shape = kShapes[anchor.rule];
            hit.size = shapeSize(shape, rest);
            if (hit.size != 0 && shape.start.back() == ' ') {  // "Bearer " is no secret
                hit.from += shape.start.size();
                hit.size -= shape.start.size();
            }
        }
        if (hit.size == 0) continue;
        const bool isBetter = best.size == 0 || hit.from < best.from ||
                              (hit.from == best.from && hit.size > best.size);
        if (isBetter) best = hit;
    }
    return best;
}

/// The next hit that begins at `floor` or later, of the rare bytes from `at` on.
Redactor::Hit Redactor::nextHit(std::string_view text, std::size_t& at,
                                std::size_t floor) const noexcept
{
    for (;; ++at) {
        at = nextAnchor(text, at);
        if (at >= text.size()) return {};
        Hit best = hitAt(text, at, floor);
        if (best.size == 0) continue;
        // A key that begins before this one may give itself away behind its beginning.
        const std::size_t last = std::min(at + kFarthestAnchor + 1, text.size());
        for (std::size_t near = at + 1; near < last; ++near) {
            const Hit hit = hitAt(text, near, floor);
            if (hit.size == 0 || hit.from > best.from) continue;
            if (hit.from < best.from || hit.size > best.size) best = hit;
        }
        return best;
    }
}

/// The beginning of a hidden value at the end of a cut text.
Redactor::Hit Redactor::cutHit(std::string_view text, std::size_t floor) const noexcept
{
    Hit longest;
    for (const auto& secret : hidden_) {
        const auto value = secret.reveal();
        for (std::size_t size = std::min(value.size() - 1, text.size() - floor);
             size >= kShortestCut; --size) {
            if (size <= longest.size) break;
            if (text.ends_with(value.substr(0, size))) longest = {text.size() - size, size};
        }
    }
    return longest;
}

/// Appends the text with its marks to `out`; false, and nothing appended, where none is needed.
bool Redactor::scan(std::string_view text, bool isCut, std::string& out) const
{
    std::size_t copied = 0;
    std::size_t at = 0;
    for (Hit hit = nextHit(text, at, 0); hit.size != 0; hit = nextHit(text, at, copied)) {
        out += text.substr(copied, hit.from - copied);
        out += mark(text.substr(hit.from, hit.size));
        copied = at = hit.from + hit.size;
    }
    if (isCut) {
        if (const Hit hit = cutHit(text, copied); hit.size != 0) {
            out += text.substr(copied, hit.from - copied);
            out += "***";
            copied = text.size();
        }
    }
    if (copied == 0) return false;
    out += text.substr(copied);
    return true;
}

std::vector<Redactor::Hit> Redactor::hits(std::string_view text) const
{
    std::vector<Hit> all;
    std::size_t at = 0;
    for (Hit hit = nextHit(text, at, 0); hit.size != 0; hit = nextHit(text, at, at)) {
        all.push_back(hit);
        at = hit.from + hit.size;
    }
    return all;
}

bool Redactor::text(std::string& text, bool isCut) const
{
    std::string out;
    if (!scan(text, isCut, out)) return false;
    text = std::move(out);
    return true;
}

/// A header's value.
void Redactor::value(std::string_view value, std::string& out) const
{
    if (value.find('?') == std::string_view::npos && value.find("://") == std::string_view::npos) {
        if (!scan(value, false, out)) out += value;
        return;
    }
    std::string address(value);
    url(address);
    out += address;
}

bool Redactor::url(std::string& text) const
{
    std::string out;
    bool isChanged = false;
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
        isChanged = text != out;
        text = std::move(out);
    } else if (!out.empty()) {
        out += rest;
        isChanged = text != out;
        text = std::move(out);
    }
    return this->text(text) || isChanged;
}

bool Redactor::isMasked(std::string_view name) const
{
    const auto isName = [&](std::string_view other) {
        return other.size() == name.size() && equalsNoCase(other, name);
    };
    const auto isEnding = [&](std::string_view ending) {
        return name.size() >= ending.size() && (name.back() | 0x20) == ending.back() &&
               equalsNoCase(name.substr(name.size() - ending.size()), ending);
    };
    return std::ranges::any_of(kHeaders, isName) || std::ranges::any_of(headers_, isName) ||
           std::ranges::any_of(kEndings, isEnding);
}

void Redactor::header(std::string_view line, std::string& out) const
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
        if (!scan(line, false, out)) out += line;
        return;
    }
    const auto name = line.substr(0, colon);
    const auto given = trim(line.substr(colon + 1));
    out.append(name).append(": ");
    if (!isMasked(trim(name))) {
        value(given, out);
    } else if (equalsNoCase(name, "cookie") || equalsNoCase(name, "set-cookie")) {
        out += "***";
    } else {
        out += maskedCredentials(given);
    }
}

/// A text that is likely to come again.
void Redactor::brief(std::string& text, Sort sort, CleanTexts* clean) const
{
    const bool isUrl = sort == Sort::Url;
    CleanTexts::Slot* none = nullptr;
    auto& same = clean == nullptr ? none : clean->same_[clean->turn_++ % clean->same_.size()];
    if (text.empty()) return;
    if (same != nullptr && same->isUrl == isUrl && same->text == text) return;
    CleanTexts::Slot* slot = nullptr;
    std::uint64_t hash = 0;
    if (clean != nullptr && text.size() <= kLongestClean) {
        hash = hashOf(text) + (isUrl ? 1 : 0);
        slot = &clean->slots_[hash % CleanTexts::kSlots];
        same = slot;
        if (slot->hash == hash && slot->isUrl == isUrl && slot->text == text) return;
    }
    const bool isChanged = isUrl ? url(text) : this->text(text);
    if (isChanged || slot == nullptr) return;
    slot->hash = hash;
    slot->isUrl = isUrl;
    slot->text.assign(text);
}

void Redactor::exchange(Exchange& exchange, CleanTexts* clean) const
{
    if (clean != nullptr) clean->turn_ = 0;
    brief(exchange.path, Sort::Url, clean);
    for (auto* plain :
         {&exchange.userAgent, &exchange.modelAsked, &exchange.modelSent, &exchange.modelAnswered,
          &exchange.errorCode, &exchange.errorText, &exchange.finishReason}) {
        brief(*plain, Sort::Text, clean);
    }
    if (exchange.streamed) {
        redactStream(exchange.responseBody.bytes, *this);
        redactStream(exchange.deliveredBody.bytes, *this);
    }
    for (auto* body : {&exchange.requestBody, &exchange.sentBody, &exchange.responseBody,
                       &exchange.deliveredBody}) {
        if (!body->bytes.empty()) text(body->bytes, body->truncated);
        brief(body->contentType, Sort::Url, clean);
    }
    for (auto& attempt : exchange.attempts) {
        brief(attempt.url, Sort::Url, clean);
        brief(attempt.errorCode, Sort::Text, clean);
        brief(attempt.errorText, Sort::Text, clean);
        if (!attempt.key.empty()) brief(attempt.key, Sort::Text, clean);
    }
    for (auto& stop : exchange.trace) brief(stop.decision, Sort::Text, clean);
    for (auto& entry : exchange.metadata) {
        brief(entry.name, Sort::Text, clean);
        brief(entry.value, Sort::Text, clean);
    }
    if (!exchange.links.event.empty()) brief(exchange.links.event, Sort::Text, clean);
}

}  // namespace gatehouse::record
