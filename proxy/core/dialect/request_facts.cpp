#include "proxy/core/dialect/request_facts.h"

#include <algorithm>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"

namespace gatehouse::dialect {

namespace {

Error broken(std::string_view json, std::size_t at, std::string_view problem)
{
    const std::string_view before = json.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineBegin = before.rfind('\n');
    const std::size_t column = at - (lineBegin == std::string_view::npos ? 0 : lineBegin + 1) + 1;
    return gatehouse::fail(
        ErrorKind::BadRequest, cat("The request body is not valid JSON: ", problem, "."),
        cat("Look at byte ", number(static_cast<std::int64_t>(at)), " (line ", number(line),
            ", column ", number(static_cast<std::int64_t>(column)), ")."));
}

void readStreamOptions(JsonCursor& cursor, RequestFacts& facts)
{
    facts.includeUsage = false;
    const bool isObject = cursor.peek() == '{';
    facts.hasStreamOptions = true;  // also when it is null: it is put right where it stands
    facts.streamOptionsAt = cursor.at();
    if (!isObject) {
        cursor.skip();
        facts.streamOptionsSize = cursor.at() - facts.streamOptionsAt;
        return;
    }
    cursor.enterObject();
    for (std::string_view key; cursor.nextKey(key);) {
        if (isKey(key, "include_usage")) {
            cursor.take(facts.includeUsage);
        } else {
            cursor.skip();
        }
    }
    facts.streamOptionsSize = cursor.at() - facts.streamOptionsAt;
}

/// False when it is neither a string nor null.
bool readModel(JsonCursor& cursor, RequestFacts& facts)
{
    facts.model.clear();
    facts.modelAt = facts.modelSize = 0;
    const char c = cursor.peek();
    const std::size_t begin = cursor.at();
    if (c != '"') return cursor.skip() ? c == 'n' : true;
    if (cursor.take(facts.model)) {
        facts.modelAt = begin;
        facts.modelSize = cursor.at() - begin;
    }
    return true;
}

}  // namespace

Result<RequestFacts> readJsonRequest(std::string_view json)
{
    RequestFacts facts;
    JsonCursor cursor(json);
    const char first = cursor.peek();
    if (first == 0 && cursor.at() == json.size()) {
        return gatehouse::fail(ErrorKind::BadRequest, "The request body is empty.",
                               "Send a JSON object with a model in it.");
    }
    if (first != '{') return broken(json, cursor.at(), "its root is not an object");
    cursor.enterObject();
    std::size_t wrongModel = 0;
    for (std::string_view key; cursor.nextKey(key);) {
        if (isKey(key, "model")) {
            cursor.peek();
            const std::size_t at = cursor.at();
            wrongModel = readModel(cursor, facts) ? 0 : at;
        } else if (isKey(key, "stream")) {
            cursor.take(facts.stream);
        } else if (isKey(key, "stream_options")) {
            readStreamOptions(cursor, facts);
        } else {
            cursor.skip();
        }
    }
    if (!cursor.failed()) {
        facts.objectEnd = cursor.at() - 1;
        if (!cursor.atEnd()) return broken(json, cursor.at(), "something follows after its object");
    }
    if (cursor.failed()) return broken(json, cursor.at(), cursor.problem());
    if (wrongModel != 0) {
        return gatehouse::fail(ErrorKind::BadRequest, "\"model\" is not a string.",
                               cat("Give the name of a model in quotes at byte ",
                                   number(static_cast<std::int64_t>(wrongModel)), "."));
    }
    return facts;
}

Result<RequestFacts> readAnyRequest(std::string_view body)
{
    constexpr std::string_view kField = "name=\"model\"";
    JsonCursor cursor(body);
    if (cursor.peek() == '{') {
        auto facts = readJsonRequest(body);
        if (!facts) return RequestFacts{};
        return facts;
    }
    RequestFacts facts;
    if (!body.starts_with("--")) return facts;  // every multipart body begins with its boundary
    const std::size_t field = body.find(kField);
    if (field == std::string_view::npos) return facts;
    const std::size_t begin = body.find("\r\n\r\n", field);
    if (begin == std::string_view::npos) return facts;
    constexpr std::size_t kLongest = 256;
    const std::string_view value = body.substr(begin + 4, kLongest);
    const std::size_t end = value.find("\r\n");
    if (end != std::string_view::npos) facts.model = toUtf8(value.substr(0, end));
    return facts;
}

}  // namespace gatehouse::dialect
