#include "proxy/core/pipeline/spend_limits.h"

#include <string>
#include <string_view>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"

namespace gatehouse::pipeline {
namespace {

namespace json = boost::json;
using dialect::Members;

/// Each as a part of a regular expression: "openai|azure-openai".
std::string anyOf(const json::array& names)
{
    std::string out;
    for (const auto& name : names) {
        if (!name.is_string()) continue;
        if (!out.empty()) out += '|';
        for (const char c : name.get_string()) {
            const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                 (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/' ||
                                 c == '@' || c == ':';
            if (!isPlain) out += '\\';
            out += c;
        }
    }
    return out;
}

json::object isLike(std::string_view field, std::string expression)
{
    json::object like;
    like["$regex"] = std::move(expression);
    json::object out;
    out[field] = std::move(like);
    return out;
}

json::object either(json::object one, json::object other)
{
    json::array both;
    both.emplace_back(std::move(one));
    both.emplace_back(std::move(other));
    json::object out;
    out["$or"] = std::move(both);
    return out;
}

/// In the path of the call, whether account and gateway stand before it, or before its model.
void addProviders(Members& rule, json::array& all)
{
    Members filter = Members(rule.object("provider"), {});
    const std::string names = anyOf(filter.list("values"));
    if (names.empty()) return;
    all.emplace_back(either(isLike("model", cat("^(", names, ")/")),
                            isLike("path", cat("^(/v1/[^/]+/[^/]+)?/(", names, ")(/|$)"))));
}

/// With or without its provider in front.
void addModels(Members& rule, json::array& all)
{
    Members filter = Members(rule.object("model"), {});
    const std::string names = anyOf(filter.list("values"));
    if (!names.empty()) all.emplace_back(isLike("model", cat("^([^/]+/)?(", names, ")$")));
}

void addLabels(Members& rule, config::LimitConfig& limit, json::array& all)
{
    for (const auto& [name, value] : rule.object("metadata")) {
        const std::string field = cat("metadata.", std::string_view(name));
        Members one(value, {});
        if (one.text("mode") == "partition") limit.by.push_back(field);
        if (one.list("values").empty()) continue;
        json::object in;
        in["$in"] = one.list("values");
        json::object label;
        label[field] = std::move(in);
        all.emplace_back(std::move(label));
    }
}

config::LimitConfig limitOf(const config::GatewayConfig& gateway, Members& rule, std::size_t at)
{
    config::LimitConfig limit;
    std::string id = rule.text("id");
    if (id.empty()) id = number(static_cast<std::int64_t>(at) + 1);
    limit.id = cat("gateway/", gateway.id, "/spend/", id);
    limit.name = cat("spend limit ", id, " of gateway ", gateway.id);
    limit.unit = "cost";
    if (const auto* amount = rule.get("limit")) limit.limit = dialect::jsonText(*amount);
    limit.window = rule.text("technique") == "sliding" ? "sliding" : "fixed";
    limit.length = Seconds(rule.integer("window").value_or(0));
    json::array all;
    addProviders(rule, all);
    addModels(rule, all);
    addLabels(rule, limit, all);
    if (all.empty()) return limit;
    json::object when;
    when["$and"] = std::move(all);
    limit.when = dialect::jsonText(when);
    return limit;
}

}  // namespace

Result<std::vector<limit::Rule>> spendRulesOf(const config::GatewayConfig& gateway)
{
    std::vector<limit::Rule> rules;
    if (gateway.spendLimits.empty()) return rules;
    auto parsed = dialect::parsedBody(gateway.spendLimits, ErrorKind::Invalid);
    if (!parsed) return std::move(parsed).error();
    Members root(*parsed, {});
    if (root.flag("enabled") == false) return rules;
    const auto& list = root.list("rules");
    for (std::size_t i = 0; i < list.size(); ++i) {
        Members rule(list[i], {});
        const auto window = rule.integer("window").value_or(0);
        if (rule.flag("enabled") == false || window <= 0) continue;
        auto made = limit::compile(limitOf(gateway, rule, i), {});
        if (!made) return std::move(made).error();
        made->gateway = gateway.id;
        rules.push_back(std::move(*made));
    }
    return rules;
}

}  // namespace gatehouse::pipeline
