#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/sample/voices.h"

namespace gatehouse::sample {

namespace json = boost::json;

namespace {

std::string idFor(std::string_view name)
{
    return name == "sample" ? std::string(name) : cat("sample/", name);
}

json::object openai(std::string_view id, WallMicros now)
{
    return {
        {"id", id}, {"object", "model"}, {"created", now / 1'000'000}, {"owned_by", "gatehouse"}};
}

json::object anthropic(std::string_view id)
{
    return {{"type", "model"},
            {"id", id},
            {"display_name", cat("Gatehouse ", id)},
            {"created_at", "2026-01-01T00:00:00Z"}};
}

json::object gemini(std::string_view id)
{
    return {{"name", cat("models/", id)},
            {"version", "1"},
            {"displayName", cat("Gatehouse ", id)},
            {"description", "The sample that is built into Gatehouse."},
            {"inputTokenLimit", 1'000'000},
            {"outputTokenLimit", 100'000},
            {"supportedGenerationMethods",
             {"generateContent", "streamGenerateContent", "countTokens", "embedContent"}}};
}

json::object wordOne(std::string_view family, std::string_view id, WallMicros now)
{
    if (family == "anthropic") return anthropic(id);
    return family == "gemini" ? gemini(id) : openai(id, now);
}

}  // namespace

std::string modelOf(std::string_view family, std::string_view id, WallMicros now)
{
    return json::serialize(wordOne(family, id, now));
}

std::string modelsOf(std::string_view family, WallMicros now)
{
    json::array list;
    for (const auto name : steeringNames()) list.push_back(wordOne(family, idFor(name), now));
    json::object out;
    if (family == "gemini") {
        out["models"] = std::move(list);
        return json::serialize(out);
    }
    if (family == "anthropic") {
        out["first_id"] = list.front().at("id");
        out["last_id"] = list.back().at("id");
        out["has_more"] = false;
    } else {
        out["object"] = "list";
    }
    out["data"] = std::move(list);
    return json::serialize(out);
}

}  // namespace gatehouse::sample
