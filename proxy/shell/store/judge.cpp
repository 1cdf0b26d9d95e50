#include "proxy/shell/store/judge.h"

#include <algorithm>
#include <optional>

#include "proxy/core/base/text.h"
#include "proxy/shell/store/guard_actions.h"
#include "proxy/shell/store/listings.h"
#include "proxy/shell/store/select.h"

namespace gatehouse::store {
namespace {

using Kind = Condition::Kind;
using Figure = std::optional<std::int64_t>;

Figure unlessBelowZero(std::int64_t value)
{
    return value < 0 ? Figure() : Figure(value);
}

Figure speedOf(const PackedFacts& facts)
{
    constexpr std::int64_t kShortest = 1000;  // µs: below it the speed says nothing
    if (!facts.usage.output || facts.latency <= 0) return {};
    const auto writing =
        facts.streamed && facts.firstByte >= 0 ? facts.latency - facts.firstByte : facts.latency;
    if (writing < kShortest) return {};
    return static_cast<std::int64_t>(static_cast<double>(*facts.usage.output) * 1e9 /
                                     static_cast<double>(writing));
}

bool compares(Figure figure, const Condition& with)
{
    if (!figure) return false;
    switch (with.test) {
        case Test::Equals:
            return *figure == with.number;
        case Test::Less:
            return *figure < with.number;
        case Test::AtMost:
            return *figure <= with.number;
        case Test::More:
            return *figure > with.number;
        case Test::AtLeast:
            return *figure >= with.number;
        case Test::Known:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::optional<std::int64_t> figureOf(Field field, const RowInSight& row)
{
    switch (field) {
        case Field::Status:
            return row.status > 0 ? Figure(row.status) : Figure();
        case Field::Time:
            return row.startedAt;
        case Field::Latency:
            return unlessBelowZero(row.facts.latency);
        case Field::FirstByte:
            return unlessBelowZero(row.facts.firstByte);
        case Field::InputTokens:
            return row.facts.usage.input;
        case Field::OutputTokens:
            return row.facts.usage.output;
        case Field::CachedTokens:
            return row.facts.usage.cacheRead;
        case Field::TotalTokens:
            return totalOf(row.facts.usage);
        case Field::Speed:
            return speedOf(row.facts);
        case Field::Cost:
            return row.facts.cost ? Figure(row.facts.cost->value) : Figure();
        case Field::Attempts:
            return row.facts.attempts;
        default:
            return {};
    }
}

std::optional<std::int64_t> totalOf(const chat::Usage& usage) noexcept
{
    if (!usage.known()) return {};
    return usage.input.value_or(0) + usage.output.value_or(0);
}

bool isFailed(record::Outcome outcome, int status) noexcept
{
    using record::Outcome;
    return status >= 400 || (outcome > Outcome::Ok && outcome != Outcome::ClientClosed);
}

std::string_view gatewayOf(std::string_view path) noexcept
{
    path = path.substr(0, path.find('?'));
    constexpr std::string_view kVersion = "/v1/";
    if (!path.starts_with(kVersion)) return {};
    path.remove_prefix(kVersion.size());
    takeUntil(path, '/');
    return takeUntil(path, '/');
}

std::string_view wireOf(std::string_view path) noexcept
{
    if (path.starts_with("/client/v4/")) return "rest";
    if (path.find("/compat/") != std::string_view::npos) return "compat";
    std::string_view rest = path.substr(0, path.find('?'));
    if (!rest.starts_with("/v1/")) return "direct";
    // /v1/chat/completions has no place for account and gateway before a provider.
    rest.remove_prefix(4);
    takeUntil(rest, '/');
    takeUntil(rest, '/');
    return rest.empty() ? "direct" : "gateway";
}

Judge::Judge(Database& database, NameTexts& names, const std::vector<Condition>& all, RowId after)
    : names_(names), unpacking_(database, names)
{
    for (const Condition& each : all) nodes_.push_back(nodeOf(each, database, after));
    putSlowLast(nodes_);
}

/// All and Any end at the first part that decides.
void Judge::putSlowLast(std::vector<Node>& nodes)
{
    std::stable_partition(nodes.begin(), nodes.end(),
                          [](const Node& node) { return !isSlow(*node.condition); });
}

Judge::Node Judge::nodeOf(const Condition& condition, Database& database, RowId after)
{
    Node node;
    node.condition = &condition;
    for (const Condition& part : condition.parts)
        node.parts.push_back(nodeOf(part, database, after));
    putSlowLast(node.parts);
    const char* listing = condition.kind == Kind::Is ? listingOf(condition) : nullptr;
    if (listing == nullptr) return node;
    std::string text = condition.field == Field::Words ? matchText(condition.text) : condition.text;
    if (condition.field == Field::Words && text.empty()) {
        node.always = true;
        return node;
    }
    Statement statement(database, listing);
    if (condition.field == Field::Metadata) statement.text(condition.name);
    if (isByNumber(condition.field)) {
        statement.integer(condition.number);
    } else {
        statement.text(text);
    }
    statement.integer(after);
    while (statement.row()) node.rows.push_back(statement.asInteger(0));
    return node;
}

bool Judge::passes(const RowInSight& row)
{
    return std::ranges::all_of(nodes_, [&](Node& node) { return fits(node, row); });
}

bool Judge::fits(Node& node, const RowInSight& row)
{
    const auto part = [&](Node& each) { return fits(each, row); };
    switch (node.condition->kind) {
        case Kind::All:
            return std::ranges::all_of(node.parts, part);
        case Kind::Any:
            return std::ranges::any_of(node.parts, part);
        case Kind::Not:
            return std::ranges::none_of(node.parts, part);
        case Kind::Is:
            break;
    }
    return is(node, row);
}

bool Judge::is(Node& node, const RowInSight& row)
{
    const Condition& wanted = *node.condition;
    switch (wanted.field) {
        case Field::Provider:
            return nameFits(node, row.provider);
        case Field::Model:
            return nameFits(node, row.model);
        case Field::Key:
            return nameFits(node, row.key);
        case Field::Answered:
            return nameFits(node, row.facts.answered);
        case Field::Method:
            return nameFits(node, row.facts.method);
        case Field::Dialect:
            return nameFits(node, row.facts.dialect);
        case Field::Finish:
            return nameFits(node, row.facts.finish);
        case Field::Error:
            return nameFits(node, row.facts.error);
        case Field::Path:
            return textFits(row.facts.path, wanted);
        case Field::Gateway:
            return textFits(gatewayOf(row.facts.path), wanted);
        case Field::Wire:
            return textFits(wireOf(row.facts.path), wanted);
        case Field::Task:
            return nameFits(node, billedAs(unpacking_.details(row.id)).operation);
        case Field::Client:
            return nameFits(node, billedAs(unpacking_.details(row.id)).userAgent);
        case Field::Guarded:
            return guardFits(wanted, row.id);
        case Field::RequestId:
            return textFits(row.requestId, wanted);
        case Field::Outcome:
            return textFits(record::name(row.outcome), wanted);
        case Field::Failed:
            return isFailed(row.outcome, row.status);
        case Field::Streamed:
            return row.facts.streamed;
        case Field::Header:
            return unpacking_.header(row.id, wanted);
        case Field::Body:
            return unpacking_.body(row.id, wanted);
        case Field::Route:
        case Field::Fallback:
        case Field::Prompt:
        case Field::Words:
        case Field::Tag:
        case Field::Note:
        case Field::Noted:
        case Field::Pinned:
        case Field::Origin:
        case Field::Metadata:
        case Field::Event:
        case Field::Trace:
        case Field::LabelName:
        case Field::LabelValue:
        case Field::Feedback:
        case Field::RequestType:
        case Field::ResponseType:
        case Field::RequestSize:
        case Field::ResponseSize:
        case Field::Kept:
        case Field::Rule:
            return node.always || std::ranges::binary_search(node.rows, row.id);
        default:
            return compares(figureOf(wanted.field, row), wanted);
    }
}

bool Judge::guardFits(const Condition& wanted, RowId row)
{
    record::Exchange exchange;
    unpackDetails(unpacking_.details(row), names_, exchange);
    const auto actions = guardActions(exchange);
    return std::ranges::any_of(actions, [&wanted](std::string_view action) {
        return wanted.test == Test::Equals ? equalsNoCase(action, wanted.text)
                                           : containsNoCase(action, wanted.text);
    });
}

bool Judge::nameFits(Node& node, std::int64_t name)
{
    constexpr std::int64_t kMostKept = 1 << 20U;
    if (name < 0 || name >= kMostKept) return textFits(names_.of(name), *node.condition);
    const auto place = static_cast<std::size_t>(name);
    if (node.known.size() <= place) node.known.resize(place + 1);
    if (node.known[place] == 0) {
        node.known[place] = textFits(names_.of(name), *node.condition) ? 1 : -1;
    }
    return node.known[place] > 0;
}

}  // namespace gatehouse::store
