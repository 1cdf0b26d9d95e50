#include "proxy/core/config/gateway_shapes.h"

#include <algorithm>
#include <array>
#include <span>

#include <boost/json.hpp>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/credential.h"
#include "proxy/core/config/dlp_shape.h"
#include "proxy/core/http/url.h"

namespace gatehouse::config {
namespace {

namespace json = boost::json;

enum class Kind : std::uint8_t {
    Object,
    List,
    Text,
    Bool,
    Amount,
    Count,
    Positive,
    Url,
    Credential,
    Header,
    Foreign  ///< an object whose members are none of ours
};

/// One place of a shape. `[]` is any item of a list, `*` any name.
struct Place {
    std::string_view at;
    Kind kind;
    bool isNeeded = false;
    std::string_view words{};  ///< of a text: the only ones, with blanks between
};

constexpr std::string_view kAction = "FLAG BLOCK";
/// Cloudflare's two, and four of our own. So are words, patterns, demands, providers, models,
/// restore and hosts.
constexpr std::string_view kDlpAction = "FLAG BLOCK REDACT MASK HASH PLACEHOLDER";

constexpr Place kDlp[] = {
    {"", Kind::Object},
    {"/enabled", Kind::Bool, true},
    {"/action", Kind::Text, false, kDlpAction},
    {"/profiles", Kind::List},
    {"/profiles/[]", Kind::Text},
    {"/policies", Kind::List},
    {"/policies/[]", Kind::Object},
    {"/policies/[]/id", Kind::Text, true},
    {"/policies/[]/enabled", Kind::Bool, true},
    {"/policies/[]/action", Kind::Text, true, kDlpAction},
    {"/policies/[]/profiles", Kind::List, true},
    {"/policies/[]/profiles/[]", Kind::Text},
    {"/policies/[]/check", Kind::List, true},
    {"/policies/[]/check/[]", Kind::Text, false, "REQUEST RESPONSE"},
    {"/policies/[]/providers", Kind::List},
    {"/policies/[]/providers/[]", Kind::Text},
    {"/policies/[]/models", Kind::List},
    {"/policies/[]/models/[]", Kind::Text},
    {"/policies/[]/restore", Kind::Bool},
    {"/policies/[]/hosts", Kind::List},
    {"/policies/[]/hosts/[]", Kind::Text},
    {"/words", Kind::List},
    {"/words/[]", Kind::Object},
    {"/words/[]/id", Kind::Text, true},
    {"/words/[]/words", Kind::List, true},
    {"/words/[]/words/[]", Kind::Text},
    {"/patterns", Kind::List},
    {"/patterns/[]", Kind::Object},
    {"/patterns/[]/id", Kind::Text, true},
    {"/patterns/[]/expression", Kind::Text, true},
    {"/patterns/[]/group", Kind::Count},
    {"/demands", Kind::List},
    {"/demands/[]", Kind::Object},
    {"/demands/[]/id", Kind::Text, true},
    {"/demands/[]/kind", Kind::Text, true,
     "characters tokens attachments schema code language links"},
    {"/demands/[]/most", Kind::Amount},
    {"/demands/[]/names", Kind::List},
    {"/demands/[]/names/[]", Kind::Text},
    {"/demands/[]/only", Kind::Bool},
    {"/demands/[]/schema", Kind::Foreign},
};

constexpr Place kGuardrails[] = {
    {"", Kind::Object},
    {"/prompt", Kind::Object, true},
    {"/prompt/*", Kind::Text, false, kAction},
    {"/prompt/P1", Kind::Text, false, "FLAG SANITIZE BLOCK"},  // the second is our own
    {"/response", Kind::Object, true},
    {"/response/*", Kind::Text, false, kAction},
    {"/injection", Kind::Object},  // our own: how strictly P1 judges
    {"/injection/falseAlarms", Kind::Positive},
    {"/injection/resultFalseAlarms", Kind::Positive},
    {"/judge", Kind::Object},  // likewise: whom S1 to S13 ask
    {"/judge/model", Kind::Text, true},
    {"/judge/kind", Kind::Text, false, "llama-guard instruct moderation"},
    {"/judge/timeout", Kind::Count},
};

constexpr Place kOtel[] = {
    {"", Kind::List},
    {"/[]", Kind::Object},
    {"/[]/url", Kind::Url, true},
    {"/[]/headers", Kind::Object},
    {"/[]/headers/*", Kind::Header},
    {"/[]/authorization", Kind::Credential},
    {"/[]/content_type", Kind::Text, false, "json protobuf"},
};

constexpr Place kSpendLimits[] = {
    {"", Kind::Object},
    {"/enabled", Kind::Bool},
    {"/rules", Kind::List},
    {"/rules/[]", Kind::Object},
    {"/rules/[]/id", Kind::Text},
    {"/rules/[]/enabled", Kind::Bool},
    {"/rules/[]/limit", Kind::Positive, true},
    {"/rules/[]/limitType", Kind::Text, true, "cost"},
    {"/rules/[]/window", Kind::Count, true},
    {"/rules/[]/technique", Kind::Text, false, "fixed sliding"},
    {"/rules/[]/provider", Kind::Object},
    {"/rules/[]/provider/mode", Kind::Text, true, "filter"},
    {"/rules/[]/provider/values", Kind::List, true},
    {"/rules/[]/provider/values/[]", Kind::Text},
    {"/rules/[]/model", Kind::Object},
    {"/rules/[]/model/mode", Kind::Text, true, "filter"},
    {"/rules/[]/model/values", Kind::List, true},
    {"/rules/[]/model/values/[]", Kind::Text},
    {"/rules/[]/metadata", Kind::Object},
    {"/rules/[]/metadata/*", Kind::Object},
    {"/rules/[]/metadata/*/mode", Kind::Text, true, "filter partition"},
    {"/rules/[]/metadata/*/values", Kind::List},
    {"/rules/[]/metadata/*/values/[]", Kind::Text},
};

constexpr Place kStripe[] = {
    {"", Kind::Object},
    {"/authorization", Kind::Credential, true},
    {"/usage_events", Kind::List, true},
    {"/usage_events/[]", Kind::Object},
    {"/usage_events/[]/payload", Kind::Text, true},
};

// Llama Guard's categories without the unused S14, and the prompt injection check.
constexpr std::array<std::string_view, 14> kCategories{
    "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13", "P1"};

constexpr std::size_t kMostRules = 20;

std::span<const Place> placesOf(std::string_view part)
{
    if (part == "dlp") return kDlp;
    if (part == "guardrails") return kGuardrails;
    if (part == "otel") return kOtel;
    if (part == "spendLimits") return kSpendLimits;
    return kStripe;
}

bool isOneOf(std::string_view word, std::string_view words)
{
    while (!words.empty()) {
        if (takeUntil(words, ' ') == word) return true;
    }
    return false;
}

bool isAbove(const json::value& value, double least)
{
    json::error_code trouble;
    const double number = value.to_number<double>(trouble);
    return !trouble && number > least;
}

std::string_view nameOf(Kind kind)
{
    switch (kind) {
        case Kind::Object:
        case Kind::Foreign:
            return "an object";
        case Kind::List:
            return "a list";
        case Kind::Bool:
            return "true or false";
        case Kind::Amount:
            return "a whole number, 0 or more";
        case Kind::Count:
            return "a whole number above 0";
        case Kind::Positive:
            return "a number above 0";
        case Kind::Url:
            return "an address that begins with http:// or https://";
        case Kind::Credential:
        case Kind::Header:
        case Kind::Text:
            break;
    }
    return "a text";
}

bool fits(const json::value& value, Kind kind)
{
    switch (kind) {
        case Kind::Object:
        case Kind::Foreign:
            return value.is_object();
        case Kind::List:
            return value.is_array();
        case Kind::Bool:
            return value.is_bool();
        case Kind::Amount:
            return (value.is_int64() || value.is_uint64()) && isAbove(value, -1);
        case Kind::Count:
            return (value.is_int64() || value.is_uint64()) && isAbove(value, 0);
        case Kind::Positive:
            return value.is_number() && isAbove(value, 0);
        case Kind::Url:
            return value.is_string() && http::parseUrl(value.get_string()).ok();
        case Kind::Credential:
        case Kind::Header:
        case Kind::Text:
            break;
    }
    return value.is_string();
}

/// Whether a text that is a credential, or may be one, is only named.
bool isNamed(std::string_view text)
{
    return text.empty() || whyUnusable(SecretRef{std::string(text)}).empty();
}

class Walk {
public:
    Walk(std::span<const Place> places, std::vector<Problem>& problems)
        : places_(places), problems_(problems)
    {
    }

    void look(const json::value& value, const std::string& at, const std::string& path)
    {
        const Place* place = find(at);
        if (place == nullptr) return add(path, "there is no such setting", "remove it");
        if (!fits(value, place->kind)) {
            return add(path, cat("this is not ", nameOf(place->kind)),
                       "look at the API's own form");
        }
        if (value.is_string()) return lookAtText(value.get_string(), *place, path);
        if (value.is_array()) {
            std::int64_t index = 0;
            for (const auto& item : value.get_array())
                look(item, at + "/[]", cat(path, "/", number(index++)));
        } else if (place->kind == Kind::Object) {
            lookAtMembers(value.get_object(), at, path);
        }
    }

private:
    void lookAtText(std::string_view text, const Place& place, const std::string& path)
    {
        if (!place.words.empty() && !isOneOf(text, place.words))
            return add(path, "this word means nothing here", cat("choose of: ", place.words));
        const bool mayBe = place.kind == Kind::Header && looksLikeCredential(text);
        if ((place.kind == Kind::Credential || mayBe) && !isNamed(text)) {
            add(path, "this is a credential, and the config is no place for those",
                "keep it elsewhere and name it here, such as vault:NAME");
        }
    }

    void lookAtMembers(const json::object& members, const std::string& at, const std::string& path)
    {
        for (const auto& member : members) {
            const std::string name(member.key());
            const bool isOpen = find(at + "/*") != nullptr && find(cat(at, "/", name)) == nullptr;
            look(member.value(), isOpen ? at + "/*" : cat(at, "/", name), cat(path, "/", name));
        }
        for (const Place& each : places_) {
            const auto slash = each.at.rfind('/');
            if (!each.isNeeded || each.at.substr(0, slash) != at) continue;
            const auto name = each.at.substr(slash + 1);
            if (members.if_contains(name) == nullptr)
                add(cat(path, "/", name), "it is missing", "set it");
        }
    }

    [[nodiscard]] const Place* find(std::string_view at) const
    {
        const auto found = std::ranges::find(places_, at, &Place::at);
        return found == places_.end() ? nullptr : &*found;
    }

    void add(const std::string& path, std::string message, std::string hint)
    {
        problems_.push_back({path, std::move(message), std::move(hint)});
    }

    std::span<const Place> places_;
    std::vector<Problem>& problems_;
};

void checkCategories(const json::value& value, const std::string& path,
                     std::vector<Problem>& problems)
{
    for (const auto& side : value.get_object()) {
        if (!side.value().is_object() || side.key() == "injection" || side.key() == "judge")
            continue;
        for (const auto& each : side.value().get_object()) {
            const std::string_view name = each.key();
            if (std::ranges::find(kCategories, name) != kCategories.end()) continue;
            problems.push_back({cat(path, "/", side.key(), "/", name), "there is no such category",
                                "S1 to S13, and P1"});
        }
    }
}

}  // namespace

std::vector<Problem> shapeProblems(std::string_view part, std::string_view text,
                                   const std::string& path)
{
    std::vector<Problem> problems;
    if (text.empty()) return problems;
    json::error_code trouble;
    const json::value value = json::parse(text, trouble);
    if (trouble) {
        problems.push_back({path, "this is not JSON", "write it as the API shows it"});
        return problems;
    }
    if (value.is_null()) return problems;
    Walk(placesOf(part), problems).look(value, "", path);
    if (!problems.empty()) return problems;
    if (part == "dlp") checkOwnRules(value.get_object(), path, problems);
    if (part == "guardrails") checkCategories(value, path, problems);
    if (part == "spendLimits") {
        const auto* rules = value.get_object().if_contains("rules");
        if (rules != nullptr && rules->get_array().size() > kMostRules) {
            problems.push_back(
                {cat(path, "/rules"), "there are too many rules",
                 cat("keep at most ", number(static_cast<std::int64_t>(kMostRules)))});
        }
    }
    return problems;
}

}  // namespace gatehouse::config
