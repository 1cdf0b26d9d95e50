#include "proxy/core/dialect/reply_facts.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "proxy/core/base/text.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::dialect {

namespace {

using chat::Usage;

struct Name {
    std::string_view key;
    Usage::Count Usage::*count = nullptr;
};

constexpr auto kNames = std::to_array<Name>({
    {"prompt_tokens", &Usage::input},
    {"input_tokens", &Usage::input},
    {"promptTokenCount", &Usage::input},
    {"inputTokens", &Usage::input},
    {"total_input_tokens", &Usage::input},
    {"completion_tokens", &Usage::output},
    {"output_tokens", &Usage::output},
    {"candidatesTokenCount", &Usage::output},
    {"responseTokenCount", &Usage::output},
    {"outputTokens", &Usage::output},
    {"total_output_tokens", &Usage::output},
    {"total_tokens", &Usage::total},
    {"totalTokenCount", &Usage::total},
    {"totalTokens", &Usage::total},
    {"cached_tokens", &Usage::cacheRead},
    {"prompt_cache_hit_tokens", &Usage::cacheRead},
    {"cache_read_input_tokens", &Usage::cacheRead},
    {"cachedContentTokenCount", &Usage::cacheRead},
    {"cacheReadInputTokens", &Usage::cacheRead},
    {"total_cached_tokens", &Usage::cacheRead},
    {"cache_write_tokens", &Usage::cacheWrite5m},
    {"cacheWriteInputTokens", &Usage::cacheWrite5m},
    {"thoughtsTokenCount", &Usage::reasoning},
    {"reasoning_tokens", &Usage::reasoning},
    {"thinking_tokens", &Usage::reasoning},
    {"total_thought_tokens", &Usage::reasoning},
    {"toolUsePromptTokenCount", &Usage::toolInput},
    {"total_tool_use_tokens", &Usage::toolInput},
    {"num_search_queries", &Usage::searches},
    {"search_units", &Usage::searches},
});

/// The names of each length one after another, and where each length begins.
struct NamesByLength {
    static constexpr std::size_t kLongest = 32;
    std::array<Name, kNames.size()> names{};
    std::array<std::uint8_t, kLongest + 2> from{};
};

constexpr NamesByLength kByLength = [] {
    NamesByLength sorted;
    std::size_t filled = 0;
    for (std::size_t length = 0; length <= NamesByLength::kLongest; ++length) {
        sorted.from[length] = static_cast<std::uint8_t>(filled);
        for (const Name& name : kNames) {
            if (name.key.size() == length) sorted.names[filled++] = name;
        }
    }
    sorted.from[NamesByLength::kLongest + 1] = static_cast<std::uint8_t>(filled);
    return sorted;
}();
static_assert(kByLength.from.back() == kNames.size(), "a name is longer than kLongest");

Usage::Count Usage::*countNamed(std::string_view key) noexcept
{
    if (key.size() > NamesByLength::kLongest) return nullptr;
    for (std::size_t i = kByLength.from[key.size()]; i < kByLength.from[key.size() + 1]; ++i) {
        if (kByLength.names[i].key == key) return kByLength.names[i].count;
    }
    return nullptr;
}

void takeCount(JsonCursor& cursor, Usage::Count& count)
{
    std::int64_t value = 0;
    if (cursor.take(value) && value >= 0) count = value;
}

/// What audio_tokens and image_tokens of one side set.
struct Media {
    Usage::Count Usage::*audio;
    Usage::Count Usage::*image;
};

constexpr Media kIn{&Usage::inputAudio, &Usage::inputImage};
constexpr Media kOut{&Usage::outputAudio, &Usage::outputImage};
constexpr Media kCached{&Usage::cacheReadAudio, nullptr};

Usage::Count Usage::*memberOf(std::string_view modality, const Media& media) noexcept
{
    if (modality == "AUDIO" || modality == "audio_tokens") return media.audio;
    if (modality == "IMAGE" || modality == "image_tokens") return media.image;
    return nullptr;
}

/// Parts of one side: OpenAI's *_details objects.
void readDetails(JsonCursor& cursor, Usage& usage, const Media& media)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "cached_tokens")) {
            takeCount(cursor, usage.cacheRead);
        } else if (is(key, "cache_write_tokens")) {
            takeCount(cursor, usage.cacheWrite5m);
        } else if (is(key, "reasoning_tokens") || is(key, "thinking_tokens")) {
            takeCount(cursor, usage.reasoning);
        } else if (const auto member = memberOf(key, media)) {
            takeCount(cursor, usage.*member);
        } else if (is(key, "cached_tokens_details")) {
            readDetails(cursor, usage, kCached);
        } else {
            cursor.leap();
        }
    });
}

/// Gemini: [{"modality":"AUDIO","tokenCount":5}, …].
void readModalities(JsonCursor& cursor, Usage& usage, const Media& media)
{
    eachItem(cursor, [&] {
        std::string_view modality;
        Usage::Count count;
        eachMember(cursor, [&](std::string_view key) {
            if (is(key, "modality")) {
                cursor.takeRaw(modality);
            } else if (is(key, "tokenCount")) {
                takeCount(cursor, count);
            } else {
                cursor.leap();
            }
        });
        if (const auto member = memberOf(modality, media); member && count) usage.*member = count;
    });
}

/// Perplexity's and Anthropic's counts of paid searches.
void readSearches(JsonCursor& cursor, Usage& usage)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "web_search_requests") || is(key, "web_search_calls")) {
            takeCount(cursor, usage.searches);
        } else {
            cursor.leap();
        }
    });
}

void readCacheCreation(JsonCursor& cursor, Usage& usage)
{
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "ephemeral_5m_input_tokens")) {
            takeCount(cursor, usage.cacheWrite5m);
        } else if (is(key, "ephemeral_1h_input_tokens")) {
            takeCount(cursor, usage.cacheWrite1h);
        } else {
            cursor.leap();
        }
    });
}

/// Dollars as JSON writes them.
void takeDollars(JsonCursor& cursor, Usage::Count& amount)
{
    std::string_view text;
    if (!cursor.takeNumber(text)) return;
    if (const auto pico = provider::parseDollars(text)) amount = pico;
}

/// What a provider says that the call took. Sums that somebody else is paid stand beside it.
struct Bill {
    Usage::Count charged;
    Usage::Count upstream;
    bool isByok = false;  ///< OpenRouter: the model is paid by the caller's own key there
};

bool readBill(JsonCursor& cursor, std::string_view key, Bill& bill)
{
    constexpr std::int64_t kPicosATick = 100;  // xAI: ten thousand million of them are a dollar
    if (is(key, "cost_in_usd_ticks")) {
        takeCount(cursor, bill.charged);
        if (bill.charged && *bill.charged < INT64_MAX / kPicosATick) *bill.charged *= kPicosATick;
    } else if (is(key, "is_byok")) {
        cursor.take(bill.isByok);
    } else if (is(key, "cost") && cursor.peek() != '{') {
        takeDollars(cursor, bill.charged);
    } else if (is(key, "cost") || is(key, "cost_details")) {
        eachMember(cursor, [&](std::string_view inner) {
            if (is(inner, "total_cost")) {  // Perplexity
                takeDollars(cursor, bill.charged);
            } else if (is(inner, "upstream_inference_cost")) {
                takeDollars(cursor, bill.upstream);
            } else {
                cursor.leap();
            }
        });
    } else {
        return false;
    }
    return true;
}

/// Cohere reports what was processed ("tokens") and what is charged ("billed_units"); the first
/// counts where it stands.
struct Cohere {
    Usage tokens;
    Usage billed;
};

bool readNested(JsonCursor& cursor, std::string_view key, Usage& usage,
                std::optional<Cohere>& cohere)
{
    if (is(key, "prompt_tokens_details") || is(key, "input_tokens_details") ||
        is(key, "prompt_token_details")) {
        readDetails(cursor, usage, kIn);
    } else if (is(key, "completion_tokens_details") || is(key, "output_tokens_details")) {
        readDetails(cursor, usage, kOut);
    } else if (is(key, "promptTokensDetails")) {
        readModalities(cursor, usage, kIn);
    } else if (is(key, "candidatesTokensDetails") || is(key, "responseTokensDetails")) {
        readModalities(cursor, usage, kOut);
    } else if (is(key, "cacheTokensDetails")) {
        readModalities(cursor, usage, kCached);
    } else if (is(key, "service_tier") || is(key, "serviceTier") || is(key, "trafficType")) {
        takeService(cursor, usage);
    } else if (is(key, "server_tool_use") || is(key, "server_tool_use_details") ||
               is(key, "server_side_tool_usage_details")) {
        readSearches(cursor, usage);
    } else if (is(key, "cache_creation")) {
        readCacheCreation(cursor, usage);
    } else if (is(key, "tokens")) {
        readUsage(cursor, (cohere ? *cohere : cohere.emplace()).tokens);
    } else if (is(key, "billed_units")) {
        readUsage(cursor, (cohere ? *cohere : cohere.emplace()).billed);
    } else {
        return false;
    }
    return true;
}

}  // namespace

void takeService(JsonCursor& cursor, Usage& usage)
{
    std::string_view word;
    if (!cursor.takeRaw(word)) return;
    const auto service = chat::serviceNamed(word);
    if (service != chat::Service::Untold) usage.service = service;
}

void readUsage(JsonCursor& cursor, Usage& usage)
{
    std::optional<Cohere> cohere;  // of few: most answers need not pay for it
    Bill bill;
    Usage::Count cacheWrites;
    eachMember(cursor, [&](std::string_view key) {
        if (const auto count = countNamed(key)) return takeCount(cursor, usage.*count);
        if (is(key, "cache_creation_input_tokens")) return takeCount(cursor, cacheWrites);
        if (!readNested(cursor, key, usage, cohere) && !readBill(cursor, key, bill)) cursor.leap();
    });
    if (bill.charged && bill.isByok) *bill.charged += bill.upstream.value_or(0);
    if (bill.charged) usage.reportedCost = bill.charged;
    if (cohere && cohere->tokens.known()) {
        cohere->billed.billedInput = cohere->billed.input;
        cohere->billed.billedOutput = cohere->billed.output;
    }
    // The sum rules: its parts may be missing, or from an earlier snapshot of the stream.
    if (cacheWrites)
        usage.cacheWrite5m =
            std::max<std::int64_t>(0, *cacheWrites - usage.cacheWrite1h.value_or(0));
    if (!cohere) return;
    cohere->billed.merge(cohere->tokens);
    usage.merge(cohere->billed);
}

void readError(JsonCursor& cursor, ReplyFacts& facts)
{
    const char c = cursor.peek();
    if (c == '"') {
        cursor.take(facts.errorText);
        facts.failed = true;
        return;
    }
    if (c != '{') {
        cursor.leap();
        return;
    }
    facts.failed = true;
    std::string code;
    std::string type;
    eachMember(cursor, [&](std::string_view key) {
        if (is(key, "message")) {
            takeText(cursor, facts.errorText);
        } else if (is(key, "code") && cursor.peek() != '"') {
            std::int64_t value = 0;
            if (cursor.take(value)) code = number(value);
        } else if (is(key, "code")) {
            cursor.take(code);
        } else if (is(key, "type") ||
                   is(key, "status")) {  // Gemini's word is "status", its "code" is only a number
            takeText(cursor, type);
        } else {
            cursor.leap();
        }
    });
    const bool isNumber =
        !code.empty() && code.find_first_not_of("0123456789") == std::string::npos;
    facts.errorCode = code.empty() || (isNumber && !type.empty()) ? type : code;
}

namespace {

constexpr bool isBlank(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Whether a value begins here that tells something.
bool isTelling(const char* at, const char* end) noexcept
{
    while (at != end && isBlank(*at)) ++at;
    const std::string_view value(at, static_cast<std::size_t>(end - at));
    return !value.starts_with("null") && !value.starts_with("false") && !value.starts_with("\"\"");
}

}  // namespace

bool mentions(std::string_view json, std::string_view quoted) noexcept
{
    return mentionsAny(json, {quoted});
}

bool mentionsAny(std::string_view json, std::initializer_list<std::string_view> quoted) noexcept
{
    if (json.empty()) return false;
    const char* const begin = json.data();
    const char* const end = begin + json.size();
    // From colon to colon: there are far fewer of them than of quotes, and each is looked at once
    // for all the names.
    const char* at = begin;
    while (const void* hit = std::memchr(at, ':', static_cast<std::size_t>(end - at))) {
        const char* last = static_cast<const char*>(hit);
        at = last + 1;
        while (last != begin && isBlank(last[-1])) --last;
        if (last - begin < 2 || last[-1] != '"') continue;
        const std::string_view before(begin, static_cast<std::size_t>(last - begin));
        for (const auto name : quoted) {
            const bool isIt =
                before[before.size() - 2] == name[name.size() - 2] && before.ends_with(name);
            if (isIt && isTelling(at, end)) return true;
        }
        if (at == end) break;
    }
    return false;
}

std::string_view rootText(std::string_view json, std::string_view name)
{
    JsonCursor cursor(json);
    if (cursor.peek() != '{') return {};
    cursor.enterObject();
    for (std::string_view key; cursor.nextKey(key);) {
        std::string_view raw;
        if (key == name) return cursor.takeRaw(raw) ? raw : std::string_view{};
        cursor.leap();
    }
    return {};
}

}  // namespace gatehouse::dialect
