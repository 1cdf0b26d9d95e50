#include "proxy/core/guard/demand.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/guard/json_schema.h"
#include "proxy/core/guard/tongue.h"
#include "proxy/core/tokens/estimate.h"

namespace gatehouse::guard {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, kDemandKinds> kKindNames{
    "characters", "tokens", "attachments", "schema", "code", "language", "links"};

std::string_view wordOf(const json::object& object, std::string_view member)
{
    const auto* value = object.if_contains(member);
    return value != nullptr && value->is_string() ? std::string_view(value->get_string())
                                                  : std::string_view();
}

const json::array& itemsOf(const json::object& object, std::string_view member)
{
    static const json::array kNone;
    const auto* value = object.if_contains(member);
    return value != nullptr && value->is_array() ? value->get_array() : kNone;
}

bool isSet(const json::object& object, std::string_view member)
{
    const auto* value = object.if_contains(member);
    return value != nullptr && value->is_bool() && value->get_bool();
}

std::vector<std::string> wordsOf(const json::object& object, std::string_view member)
{
    std::vector<std::string> words;
    for (const auto& each : itemsOf(object, member)) {
        if (each.is_string()) words.emplace_back(each.get_string());
    }
    return words;
}

std::optional<Demand> demandOf(const json::object& object)
{
    const auto kind = demandKindOf(wordOf(object, "kind"));
    if (!kind) return std::nullopt;
    Demand demand{std::string(wordOf(object, "id")), *kind};
    const auto* most = object.if_contains("most");
    if (most != nullptr && most->is_number()) {
        json::error_code trouble;
        demand.most = most->to_number<std::int64_t>(trouble);
    }
    for (const auto& each : wordsOf(object, "names")) demand.names.push_back(lower(each));
    demand.isOnly = isSet(object, "only");
    if (const auto* schema = object.if_contains("schema"))
        demand.schema = std::make_shared<const json::value>(*schema);
    return demand;
}

void addClaim(const json::object& policy, Demands& demands)
{
    Demands::Claim claim;
    // What is taken out of a message is the scanner's (code_blocks.h).
    const bool takesOut = wordOf(policy, "action") == "REDACT";
    for (const auto& profile : wordsOf(policy, "profiles")) {
        const auto found = std::ranges::find(demands.all, profile, &Demand::id);
        if (found != demands.all.end() && !(takesOut && found->kind == DemandKind::Code))
            claim.demands.push_back(static_cast<std::size_t>(found - demands.all.begin()));
    }
    if (claim.demands.empty()) return;
    auto& rule = claim.rule;
    rule.id = wordOf(policy, "id");
    // Nothing can be put in the place of a whole message.
    rule.action = wordOf(policy, "action") == "FLAG" ? Action::Flag : Action::Block;
    rule.providers = wordsOf(policy, "providers");
    rule.models = wordsOf(policy, "models");
    rule.onRequest = rule.onResponse = false;
    for (const auto& check : itemsOf(policy, "check")) {
        rule.onRequest = rule.onRequest || check == "REQUEST";
        rule.onResponse = rule.onResponse || check == "RESPONSE";
    }
    demands.claims.push_back(std::move(claim));
}

std::string tooMany(std::int64_t is, std::int64_t most, std::string_view what)
{
    return cat(number(is), " ", what, ", ", number(most), " are allowed");
}

std::int64_t charactersIn(const std::vector<std::string_view>& texts) noexcept
{
    std::int64_t sum = 0;
    for (const auto text : texts)
        sum += std::ranges::count_if(
            text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return sum;
}

std::string joined(const std::vector<std::string_view>& texts)
{
    std::string whole;
    for (const auto text : texts) whole += cat(whole.empty() ? "" : "\n", text);
    return whole;
}

/// The text inside of a fence that is all there is: ```json … ```.
std::string_view unfenced(std::string_view text)
{
    constexpr std::string_view kFence = "```";
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto bare = [kBlanks](std::string_view each) {
        const auto first = each.find_first_not_of(kBlanks);
        return first == std::string_view::npos
                   ? std::string_view()
                   : each.substr(first, each.find_last_not_of(kBlanks) + 1 - first);
    };
    text = bare(text);
    if (!text.starts_with(kFence) || !text.ends_with(kFence) || text.size() < 2 * kFence.size())
        return text;
    text.remove_suffix(kFence.size());
    const auto line = text.find('\n');
    return line == std::string_view::npos ? std::string_view() : bare(text.substr(line + 1));
}

std::optional<std::string> schemaBreach(const Demand& demand, const Message& message,
                                        bool isRequest)
{
    if (demand.schema == nullptr) return std::nullopt;
    const std::string answer = isRequest ? std::string() : joined(message.said);
    json::error_code trouble;
    const json::value value = json::parse(isRequest ? message.body : unfenced(answer), trouble);
    if (trouble) return "/: this is not JSON";
    return misfitOf(value, *demand.schema);
}

/// Languages of the code blocks in a text, in small letters; a block without one has "".
void addCode(std::string_view text, std::set<std::string>& found)
{
    char open = '\0';
    while (!text.empty()) {
        auto line = takeUntil(text, '\n');
        line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
        const bool isFence = line.starts_with("```") || line.starts_with("~~~");
        if (!isFence || (open != '\0' && line.front() != open)) continue;
        if (open != '\0') {
            open = '\0';
            continue;
        }
        open = line.front();
        line.remove_prefix(std::min(line.find_first_not_of(open), line.size()));
        line.remove_prefix(std::min(line.find_first_not_of(" \t{."), line.size()));
        found.insert(lower(line.substr(0, line.find_first_of(" \t\r{},:"))));
    }
}

std::optional<std::string> codeBreach(const Demand& demand, const Message& message)
{
    std::set<std::string> blocks;
    for (const auto text : message.said) addCode(text, blocks);
    for (const auto& each : blocks) {
        const bool isNamed = std::ranges::find(demand.names, each) != demand.names.end();
        const bool isUnwanted = demand.isOnly ? !isNamed : demand.names.empty() || isNamed;
        if (!isUnwanted) continue;
        // What somebody wrote behind a fence is a word of the message, unless the config has it.
        return isNamed ? cat("a block of ", each) : std::string("a block of code");
    }
    return std::nullopt;
}

std::optional<std::string> languageBreach(const Demand& demand, const Message& message)
{
    const auto tongue = tongueOf(joined(message.said));
    if (tongue.empty()) return std::nullopt;
    const bool isNamed = std::ranges::find(demand.names, tongue) != demand.names.end();
    if (isNamed != demand.isOnly) return cat("written in ", tongue);
    return std::nullopt;
}

/// Host and path of the links in a text.
std::vector<std::string_view> linksIn(std::string_view text)
{
    std::vector<std::string_view> links;
    constexpr std::string_view kMark = "://";
    for (auto at = text.find(kMark); at != std::string_view::npos; at = text.find(kMark, at)) {
        const auto scheme = text.substr(0, at);
        at += kMark.size();
        if (!scheme.ends_with("http") && !scheme.ends_with("https")) continue;
        auto link = text.substr(at, text.find_first_of(" \t\r\n\"'<>()[]{}|\\^`", at) - at);
        while (!link.empty() &&
               std::string_view(".,;:!?*_/").find(link.back()) != std::string_view::npos)
            link.remove_suffix(1);
        if (!link.empty()) links.push_back(link);
        at += link.size();
    }
    return links;
}

std::optional<std::string> linksBreach(const Message& message)
{
    std::unordered_set<std::string_view> known;
    for (const auto given : message.given) {
        for (const auto link : linksIn(given)) known.insert(link);
    }
    // Those of the request as they stand there cost nothing; a few others may be parts of its
    // words.
    constexpr std::size_t kMostSearched = 32;
    std::size_t searched = 0;
    std::int64_t unknown = 0;
    std::unordered_set<std::string_view> strange;
    for (const auto text : message.said) {
        for (const auto link : linksIn(text)) {
            if (known.contains(link)) continue;
            if (strange.contains(link)) {
                ++unknown;
                continue;
            }
            const bool isGiven = searched++ < kMostSearched &&
                                 std::ranges::any_of(message.given, [link](std::string_view given) {
                                     return given.find(link) != std::string_view::npos;
                                 });
            (isGiven ? known : strange).insert(link);
            unknown += isGiven ? 0 : 1;
        }
    }
    if (unknown == 0) return std::nullopt;
    return cat(number(unknown), unknown == 1 ? " link that the request does not have"
                                             : " links that the request does not have");
}

std::int64_t tokensOf(const Message& message, bool isRequest)
{
    if (isRequest) return tokens::estimateInput(message.body, message.model).tokens;
    return tokens::estimateText(joined(message.all), message.model).tokens;
}

}  // namespace

std::string_view name(DemandKind kind) noexcept
{
    return kKindNames[static_cast<std::size_t>(kind)];
}

std::optional<DemandKind> demandKindOf(std::string_view text) noexcept
{
    const auto* found = std::ranges::find(kKindNames, text);
    if (found == kKindNames.end()) return std::nullopt;
    return static_cast<DemandKind>(found - kKindNames.begin());
}

std::optional<std::string> breachOf(const Demand& demand, const Message& message, bool isRequest)
{
    switch (demand.kind) {
        case DemandKind::Characters:
            if (const auto is = charactersIn(message.all); is > demand.most)
                return tooMany(is, demand.most, "characters");
            break;
        case DemandKind::Tokens:
            if (const auto is = tokensOf(message, isRequest); is > demand.most)
                return tooMany(is, demand.most, "tokens");
            break;
        case DemandKind::Attachments:
            if (const auto is = static_cast<std::int64_t>(message.attachments); is > demand.most)
                return tooMany(is, demand.most, "attachments");
            break;
        case DemandKind::Schema:
            return schemaBreach(demand, message, isRequest);
        case DemandKind::Code:
            return codeBreach(demand, message);
        case DemandKind::Language:
            return languageBreach(demand, message);
        case DemandKind::Links:
            if (!isRequest) return linksBreach(message);
            break;
    }
    return std::nullopt;
}

bool Demands::looksAt(bool isRequest) const noexcept
{
    return std::ranges::any_of(claims, [isRequest](const Claim& claim) {
        return isRequest ? claim.rule.onRequest : claim.rule.onResponse;
    });
}

bool Demands::blocks(bool isRequest) const noexcept
{
    return std::ranges::any_of(claims, [isRequest](const Claim& claim) {
        return claim.rule.action == Action::Block &&
               (isRequest ? claim.rule.onRequest : claim.rule.onResponse);
    });
}

std::vector<Breach> Demands::breachesOf(const Message& message, const Passage& passage) const
{
    std::vector<Breach> breaches;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Rule* strictest = nullptr;
        for (const auto& claim : claims) {
            if (std::ranges::find(claim.demands, i) == claim.demands.end()) continue;
            if (!claim.rule.isOf(passage)) continue;
            if (strictest == nullptr || claim.rule.action > strictest->action)
                strictest = &claim.rule;
        }
        if (strictest == nullptr) continue;
        if (auto why = breachOf(all[i], message, passage.isRequest))
            breaches.push_back({strictest, &all[i], std::move(*why)});
    }
    return breaches;
}

std::shared_ptr<const Demands> readDemands(std::string_view dlp)
{
    if (dlp.find("\"demands\"") == std::string_view::npos) return nullptr;
    json::error_code trouble;
    const json::value value = json::parse(dlp, trouble);
    const auto* object = trouble ? nullptr : value.if_object();
    if (object == nullptr || !isSet(*object, "enabled")) return nullptr;
    auto demands = std::make_shared<Demands>();
    for (const auto& each : itemsOf(*object, "demands")) {
        if (!each.is_object()) continue;
        if (auto demand = demandOf(each.get_object())) demands->all.push_back(std::move(*demand));
    }
    for (const auto& each : itemsOf(*object, "policies")) {
        if (each.is_object() && isSet(each.get_object(), "enabled"))
            addClaim(each.get_object(), *demands);
    }
    if (demands->claims.empty()) return nullptr;
    return demands;
}

std::string toldOf(const Breach& breach)
{
    return cat(breach.demand->id, " 1 ", name(breach.rule->action), " by ", breach.rule->id, ": ",
               breach.why);
}

}  // namespace gatehouse::guard
