#include "proxy/core/pipeline/model_list.h"

#include <string>
#include <vector>

#include "proxy/core/base/text.h"

namespace gatehouse::pipeline {
namespace {

struct Entry {
    std::string id;
    std::string title;
    std::string owner;
    const provider::ModelCard* card = nullptr;
};

/// What somebody else may call is not told.
bool mayCall(const KeyEntry* key, std::string_view target)
{
    if (key == nullptr) return true;
    if (target.starts_with(config::kRoutePrefix))
        return identity::isAllowed(key->routes, target.substr(config::kRoutePrefix.size()));
    // A name without its provider is only known as one of theirs once it is called.
    return target.find('/') == std::string_view::npos || identity::isAllowed(key->models, target);
}

std::vector<Entry> entriesOf(const Snapshot& snapshot, const KeyEntry* key)
{
    std::vector<Entry> entries;
    for (const auto& [name, target] : snapshot.models) {
        if (mayCall(key, target))
            entries.push_back({name, cat(name, " → ", target), "alias", nullptr});
    }
    for (const auto& route : snapshot.routes) {
        std::string id = cat(config::kRoutePrefix, route.name);
        if (route.enabled && mayCall(key, id))
            entries.push_back({std::move(id), route.name, "route", nullptr});
    }
    for (const auto& upstream : snapshot.upstreams) {
        if (upstream.implicit) continue;
        for (const auto& model : upstream.row.models) {
            if (!mayCall(key, cat(upstream.chosen.id, "/", model.id))) continue;
            const bool prefixed = model.id.starts_with(cat(upstream.chosen.id, "/"));
            entries.push_back({prefixed ? model.id : cat(upstream.chosen.id, "/", model.id),
                               model.title.empty() ? model.id : model.title, upstream.chosen.id,
                               &model});
        }
    }
    return entries;
}

/// Noon of the day a model came out, or of a fixed day where that is unknown, so that the answer
/// never changes by itself.
std::string dateOf(const Entry& entry)
{
    const bool known = entry.card != nullptr && entry.card->released.size() == 10;
    return known ? entry.card->released : std::string("2025-01-01");
}

std::int64_t secondsOf(const std::string& date)
{
    std::int64_t year = 0;
    std::int64_t month = 0;
    std::int64_t day = 0;
    if (!parseInt(std::string_view(date).substr(0, 4), year) ||
        !parseInt(std::string_view(date).substr(5, 2), month) ||
        !parseInt(std::string_view(date).substr(8, 2), day)) {
        return 0;
    }
    // Days since 1970 by the civil calendar (H. Hinnant, "chrono-compatible low-level date
    // algorithms").
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = year / 400;
    const std::int64_t ofEra = year - era * 400;
    const std::int64_t ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const std::int64_t days =
        era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
    return days * 86400 + 43200;
}

void appendPair(std::string& out, std::string_view name, std::string_view value)
{
    appendJsonString(out, name);
    out += ':';
    appendJsonString(out, value);
}

std::string one(const Entry& entry, std::string_view family)
{
    std::string out = "{";
    if (family == "anthropic") {
        appendPair(out, "type", "model");
        out += ',';
        appendPair(out, "id", entry.id);
        out += ',';
        appendPair(out, "display_name", entry.title);
        out += ',';
        appendPair(out, "created_at", cat(dateOf(entry), "T12:00:00Z"));
    } else if (family == "gemini") {
        appendPair(out, "name", cat("models/", entry.id));
        out += ',';
        appendPair(out, "displayName", entry.title);
        if (entry.card != nullptr && entry.card->context > 0) {
            out += cat(",\"inputTokenLimit\":", number(entry.card->context));
        }
        if (entry.card != nullptr && entry.card->maxOutput > 0) {
            out += cat(",\"outputTokenLimit\":", number(entry.card->maxOutput));
        }
        out += R"(,"supportedGenerationMethods":["generateContent","streamGenerateContent"])";
    } else {
        appendPair(out, "id", entry.id);
        out += R"(,"object":"model","created":)";
        out += number(secondsOf(dateOf(entry)));
        out += ',';
        appendPair(out, "owned_by", entry.owner);
    }
    out += '}';
    return out;
}

std::string all(const std::vector<Entry>& entries, std::string_view family)
{
    std::string rows;
    for (const auto& entry : entries) {
        if (!rows.empty()) rows += ',';
        rows += one(entry, family);
    }
    if (family == "gemini") return cat("{\"models\":[", rows, "]}");
    if (family == "anthropic") {
        std::string out = cat("{\"data\":[", rows, "],\"has_more\":false,\"first_id\":");
        if (entries.empty()) return out + "null,\"last_id\":null}";
        appendJsonString(out, entries.front().id);
        out += ",\"last_id\":";
        appendJsonString(out, entries.back().id);
        return out + "}";
    }
    return cat("{\"object\":\"list\",\"data\":[", rows, "]}");
}

}  // namespace

void answerModels(Exchange& x, const Snapshot& snapshot)
{
    const auto entries = entriesOf(snapshot, x.caller.entry);
    x.reply.set = true;
    x.reply.local = true;
    x.reply.status = 200;
    x.reply.contentType = "application/json";
    if (x.parse.operation == dialect::Operation::Models) {
        x.reply.body = all(entries, x.parse.family);
        return;
    }
    const std::string& wanted = x.parse.facts.model;
    for (const auto& entry : entries) {
        if (entry.id == wanted || entry.id == cat(entry.owner, "/", wanted)) {
            x.reply.body = one(entry, x.parse.family);
            return;
        }
    }
    x.reply.local = false;
    x.reply.error =
        fail(ErrorKind::NotFound, cat("no model is called '", cutUtf8(wanted, 120), "' here"),
             "GET /v1/models lists what is set up");
    x.reply.status = x.reply.error.status();
}

}  // namespace gatehouse::pipeline
