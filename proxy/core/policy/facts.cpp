#include "proxy/core/policy/facts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/http/url.h"

namespace gatehouse::policy {
namespace {

constexpr std::size_t kMostItems = 64;  // of a JSON list that is looked at

struct SourceRow {
    std::string_view name;
    Source source;
    bool hasName;  ///< a part behind the point
};

constexpr SourceRow kSources[] = {
    {"body", Source::Body, true},         {"params", Source::Body, true},
    {"request", Source::Body, true},      {"header", Source::Header, true},
    {"headers", Source::Header, true},    {"query", Source::Query, true},
    {"metadata", Source::Metadata, true}, {"claim", Source::Claim, true},
    {"claims", Source::Claim, true},      {"path", Source::Path, false},
    {"method", Source::Method, false},    {"model", Source::Model, false},
    {"key", Source::Key, false},          {"keyId", Source::KeyId, false},
    {"keyUser", Source::KeyUser, false},  {"role", Source::Role, false},
    {"app", Source::App, false},          {"route", Source::Route, false},
    {"tenant", Source::Tenant, false},    {"gateway", Source::Gateway, false},
    {"dialect", Source::Dialect, false},  {"address", Source::Address, false},
    {"tokens", Source::Tokens, false},    {"complexity", Source::Complexity, false},
    {"needs", Source::Needs, false},      {"stream", Source::Stream, false},
};

std::vector<std::string> pathOf(std::string_view text)
{
    std::vector<std::string> path;
    while (!text.empty()) path.emplace_back(takeUntil(text, '.'));
    return path;
}

bool enterMember(dialect::JsonCursor& cursor, const std::string& name)
{
    std::string_view key;
    while (cursor.nextKey(key)) {
        if (dialect::isKey(key, name)) return true;
        if (!cursor.leap()) return false;
    }
    return false;
}

bool enterItem(dialect::JsonCursor& cursor, const std::string& name)
{
    std::int64_t wanted = 0;
    if (!parseInt(name, wanted) || wanted < 0) return false;
    for (std::int64_t at = 0; cursor.nextItem(); ++at) {
        if (at == wanted) return true;
        if (!cursor.leap()) return false;
    }
    return false;
}

/// A scalar; of anything else, nothing, and it is passed over.
Value takeValue(dialect::JsonCursor& cursor, std::string_view text)
{
    const char first = cursor.peek();
    if (first == '"') {
        std::string value;
        cursor.take(value);
        return value;
    }
    const std::size_t from = cursor.at();
    if (!cursor.leap()) return {};
    const std::string_view raw = trim(text.substr(from, cursor.at() - from));
    if (raw == "true") return true;
    if (raw == "false") return false;
    if (first != '-' && (first < '0' || first > '9')) return {};
    double value = 0;
    const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    return read.ec == std::errc() ? Value(value) : Value();
}

Values lookInto(std::string_view body, const std::vector<std::string>& path)
{
    dialect::JsonCursor cursor(body);
    for (const auto& name : path) {
        const char first = cursor.peek();
        const bool isIn = first == '{'   ? cursor.enterObject() && enterMember(cursor, name)
                          : first == '[' ? cursor.enterArray() && enterItem(cursor, name)
                                         : false;
        if (!isIn) return {};
    }
    Values values;
    if (cursor.peek() != '[') {
        Value value = takeValue(cursor, body);
        if (value.index() != 0) values.push_back(std::move(value));
        return values;
    }
    cursor.enterArray();
    while (values.size() < kMostItems && cursor.nextItem()) {
        Value value = takeValue(cursor, body);
        if (value.index() != 0) values.push_back(std::move(value));
    }
    return values;
}

Values one(std::string_view text)
{
    Values values;
    if (!text.empty()) values.emplace_back(std::string(text));
    return values;
}

Values one(std::int64_t number)
{
    return Values(1, Value(static_cast<double>(number)));
}

Values labelled(std::span<const record::Metadatum> labels, const std::string& name)
{
    const auto found = std::ranges::find(labels, name, &record::Metadatum::name);
    if (found == labels.end()) return {};
    double amount = 0;
    const char* const end = found->value.data() + found->value.size();
    switch (found->kind) {
        case record::Metadatum::Kind::Bool:
            return Values(1, Value(found->value == "true"));
        case record::Metadatum::Kind::Number:
            if (std::from_chars(found->value.data(), end, amount).ec == std::errc())
                return Values(1, Value(amount));
            break;
        case record::Metadatum::Kind::Text:
            break;
    }
    return one(found->value);
}

}  // namespace

std::string show(const Value& value)
{
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* amount = std::get_if<double>(&value)) {
        if (std::floor(*amount) == *amount && std::abs(*amount) < 1e15)
            return number(static_cast<std::int64_t>(*amount));
        char text[32];
        const auto end = std::to_chars(text, text + sizeof text, *amount);
        return {text, end.ptr};
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        constexpr std::size_t kShown = 60;
        const bool isLong = text->size() > kShown;
        return cat("\"", cutUtf8(*text, kShown), isLong ? "…\"" : "\"");
    }
    return "nothing";
}

Result<Field> readField(std::string_view text)
{
    Field field;
    field.text = text;
    std::string_view rest = text;
    const std::string_view first = takeUntil(rest, '.');
    const auto* row = std::ranges::find(kSources, first, &SourceRow::name);
    if (row != std::end(kSources) && row->hasName == !rest.empty()) {
        field.source = row->source;
        if (field.source != Source::Body) field.name = rest;
        if (field.source == Source::Body || field.source == Source::Claim)
            field.path = pathOf(rest);
        return field;
    }
    if (text.empty() || text.front() == '$' || (row != std::end(kSources) && rest.empty()))
        return fail(ErrorKind::Invalid, cat("'", cutUtf8(text, 60), "' names nothing of a request"),
                    "write body.user, headers.x-team, metadata.plan, model, tokens, …");
    field.path = pathOf(text);
    return field;
}

void Facts::setBody(std::string_view changed) noexcept
{
    body = changed;
    content_.reset();
    tokens_.reset();
}

const Facts::Content& Facts::content()
{
    if (!content_) content_ = read == nullptr ? Content() : read(*this);
    return *content_;
}

std::int64_t Facts::tokens()
{
    if (!tokens_) tokens_ = count == nullptr ? 0 : count(*this);
    return *tokens_;
}

Values Facts::lookUp(const Field& field)
{
    switch (field.source) {
        case Source::Body:
            return lookInto(body, field.path);
        case Source::Header:
            return headers == nullptr ? Values() : one(headers->get(http::FieldName(field.name)));
        case Source::Query:
            return one(http::queryValue(query, field.name).value_or(""));
        case Source::Metadata:
            return labelled(metadata, field.name);
        case Source::Claim: {
            // Some issuers name their claims by addresses, which have dots of their own.
            auto values = lookInto(claims, {field.name});
            return values.empty() && !claims.empty() ? lookInto(claims, field.path) : values;
        }
        case Source::Path:
            return one(path);
        case Source::Method:
            return one(method);
        case Source::Model:
            return one(model);
        case Source::Key:
            return one(key);
        case Source::KeyId:
            return one(keyId);
        case Source::KeyUser:
            return one(user);
        case Source::Role:
            return one(role);
        case Source::App:
            return one(app);
        case Source::Route:
            return one(route);
        case Source::Tenant:
            return one(tenant);
        case Source::Gateway:
            return one(gateway);
        case Source::Dialect:
            return one(dialect);
        case Source::Address:
            return one(address);
        case Source::Tokens:
            return one(tokens());
        case Source::Complexity:
            return one(content().complexity);
        case Source::Needs: {
            Values values;
            for (const auto need : content().needs) values.emplace_back(std::string(need));
            return values;
        }
        case Source::Stream:
            return Values(1, Value(stream));
    }
    return {};
}

std::string Facts::text(const Field& field)
{
    const auto values = lookUp(field);
    if (values.empty()) return {};
    const auto* text = std::get_if<std::string>(&values.front());
    return text != nullptr ? *text : show(values.front());
}

}  // namespace gatehouse::policy
