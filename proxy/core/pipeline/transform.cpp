#include "proxy/core/pipeline/transform.h"

#include <algorithm>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"
#include "proxy/core/http/grammar.h"

namespace gatehouse::pipeline {
namespace {

namespace json = boost::json;

using config::TransformConfig;

Error missing(const TransformConfig& transform, std::string_view field)
{
    return fail(ErrorKind::BadRequest,
                cat("the route wants ", field, " for its change '", transform.name,
                    "', and the call has none"),
                "send it, or change the route");
}

/// Puts the fields of a call in the place of {{NAME}}. `asJson`: inside a JSON text.
Result<std::string> filled(const TransformConfig& transform, policy::Facts& facts, bool asJson)
{
    std::string out;
    std::string_view rest = transform.value;
    for (;;) {
        const auto open = rest.find("{{");
        const auto close = open == std::string_view::npos ? open : rest.find("}}", open);
        if (close == std::string_view::npos) break;
        const std::string_view name = trim(rest.substr(open + 2, close - open - 2));
        out += rest.substr(0, open);
        rest.remove_prefix(close + 2);
        const auto field = policy::readField(name);
        if (!field) return field.error();
        const std::string value = facts.text(*field);
        if (value.empty()) return missing(transform, name);
        if (!asJson) {
            out += value;
            continue;
        }
        std::string quoted;
        appendJsonString(quoted, value);
        // Inside a text its quotes are there already; alone it is a text of its own.
        const bool isInside = std::ranges::count(out, '"') % 2 != 0;
        out += isInside ? quoted.substr(1, quoted.size() - 2) : quoted;
    }
    out += rest;
    return out;
}

std::vector<std::string_view> partsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) parts.push_back(takeUntil(path, '.'));
    return parts;
}

/// The object that holds the last part of a path; nullptr: it is not there and `makes` is not set.
json::object* holderOf(json::object& root, const std::vector<std::string_view>& parts, bool makes)
{
    json::object* at = &root;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        json::value* next = at->if_contains(parts[i]);
        if (next == nullptr || !next->is_object()) {
            if (!makes) return nullptr;
            next = &(*at)[parts[i]];
            next->emplace_object();
        }
        at = &next->get_object();
    }
    return at;
}

Result<void> apply(json::object& root, const TransformConfig& transform, policy::Facts& facts)
{
    const auto parts = partsOf(transform.target);
    if (parts.empty()) return {};
    json::object* holder = holderOf(root, parts, transform.action == "set");
    if (holder == nullptr) return {};
    const std::string_view name = parts.back();
    if (transform.action == "remove") {
        if (const auto* at = holder->find(name); at != holder->end()) holder->stable_erase(at);
        return {};
    }
    if (transform.action == "rename") {
        const json::value* found = holder->if_contains(name);
        if (found == nullptr) return {};
        json::value kept = *found;
        holder->stable_erase(holder->find(name));
        holder->insert_or_assign(transform.value, std::move(kept));
        return {};
    }
    auto text = filled(transform, facts, true);
    if (!text) return std::move(text).error();
    json::error_code trouble;
    json::value value = json::parse(*text, trouble);
    if (trouble) value = json::string(*text);  // a bare word is a text
    holder->insert_or_assign(name, std::move(value));
    return {};
}

}  // namespace

Result<std::string> transformedBody(std::string_view body,
                                    std::span<const TransformConfig> transforms,
                                    policy::Facts& facts)
{
    const auto isOfBody = [](const TransformConfig& each) { return each.place == "body"; };
    if (std::ranges::none_of(transforms, isOfBody)) return std::string();
    json::error_code trouble;
    json::value root = json::parse(body, trouble);
    if (trouble || !root.is_object()) {
        return fail(ErrorKind::BadRequest, "the route changes the body, and this one is no JSON",
                    "send a JSON object");
    }
    for (const auto& each : transforms) {
        if (isOfBody(each)) GH_TRY(apply(root.get_object(), each, facts));
    }
    return dialect::jsonText(root);
}

Result<std::vector<HeaderChange>> headerChanges(std::span<const TransformConfig> transforms,
                                                policy::Facts& facts)
{
    std::vector<HeaderChange> changes;
    for (const auto& each : transforms) {
        if (each.place != "header") continue;
        if (each.action == "remove") {
            changes.push_back({each.target, {}, {}, false});
            continue;
        }
        if (each.action == "rename") {
            changes.push_back({each.target, each.value, {}, false});
            continue;
        }
        auto value = filled(each, facts, false);
        if (!value) return std::move(value).error();
        if (!http::grammar::isFieldValue(*value)) {
            return fail(
                ErrorKind::BadRequest,
                cat("what the route would put into ", each.target, " cannot stand in a header"),
                "send it without control characters");
        }
        changes.push_back({each.target, each.target, std::move(*value), true});
    }
    return changes;
}

}  // namespace gatehouse::pipeline
