#include "proxy/core/config/schema.h"

#include <limits>
#include <type_traits>

#include "proxy/core/base/text.h"
#include "proxy/core/config/config.h"
#include "proxy/core/config/upgrade.h"

namespace gatehouse::config {
namespace {

template <class T>
struct ListOf : std::false_type {
};

template <class T>
struct ListOf<std::vector<T>> : std::true_type {
    using Item = T;
};

/// The members of a JSON object, each on its own line.
class Members {
public:
    explicit Members(int depth) : depth_(depth) {}

    void add(std::string_view key, std::string_view json)
    {
        text_ += text_.empty() ? "\n" : ",\n";
        text_.append(static_cast<std::size_t>(depth_) * 2, ' ');
        appendJsonString(text_, key);
        text_ += ": ";
        text_ += json;
    }

    void addText(std::string_view key, std::string_view value)
    {
        std::string json;
        appendJsonString(json, value);
        add(key, json);
    }

    [[nodiscard]] std::string close() const
    {
        return cat("{", text_, "\n", std::string(static_cast<std::size_t>(depth_ - 1) * 2, ' '),
                   "}");
    }

private:
    std::string text_;
    int depth_;
};

template <class Section>
std::string schemaOf(int depth, std::string_view doc);

/// A quantity is a whole number, or a text with a unit.
template <class F>
void addNumber(Members& members, const F& field, int depth)
{
    Members whole(depth + 2);
    whole.addText("type", "integer");
    if (field.min != std::numeric_limits<std::int64_t>::min()) {
        whole.add("minimum", number(field.min));
    }
    if (field.max != std::numeric_limits<std::int64_t>::max()) {
        whole.add("maximum", number(field.max));
    }
    if (field.unit != Unit::Bytes && field.unit != Unit::Millis) {
        members.add("anyOf", cat("[", whole.close(), "]"));
        return;
    }
    Members withUnit(depth + 2);
    withUnit.addText("type", "string");
    withUnit.addText("pattern", field.unit == Unit::Bytes ? "^[0-9]+ *(B|KiB|MiB|GiB)?$"
                                                          : "^[0-9]+ *(ms|s|m|h)?$");
    members.add("anyOf", cat("[", whole.close(), ", ", withUnit.close(), "]"));
}

template <class Value, class F>
std::string schemaOfValue(const F& field, int depth, std::string_view doc)
{
    if constexpr (Described<Value>) {
        return schemaOf<Value>(depth, doc);
    } else {
        Members members(depth);
        if (!doc.empty()) members.addText("description", doc);
        if constexpr (std::is_same_v<Value, bool>) {
            members.addText("type", "boolean");
        } else if constexpr (std::is_same_v<Value, std::int64_t> || std::is_same_v<Value, Millis>) {
            addNumber(members, field, depth);
        } else if constexpr (std::is_same_v<Value, SecretRef>) {
            members.addText("type", "string");
            members.addText("pattern", "^$|^(env|file|vault|keychain):.+$");
        } else if constexpr (ListOf<Value>::value) {
            members.addText("type", "array");
            members.add("items", schemaOfValue<typename ListOf<Value>::Item>(field, depth + 1, ""));
        } else {
            if (field.unit != Unit::Json) members.addText("type", "string");
            if (isDecimal(field.unit)) {
                members.addText("pattern", "^$|^([0-9]+\\.?[0-9]*|\\.[0-9]+)$");
            }
        }
        return members.close();
    }
}

template <class Section>
std::string schemaOf(int depth, std::string_view doc)
{
    Members properties(depth + 1);
    Section::fields([&](const auto& field) {
        using Value = typename std::decay_t<decltype(field)>::MemberType;
        properties.add(field.key, schemaOfValue<Value>(field, depth + 2, field.doc));
    });
    Members members(depth);
    if (!doc.empty()) members.addText("description", doc);
    members.addText("type", "object");
    members.add("additionalProperties", "false");
    members.add("properties", properties.close());
    return members.close();
}

}  // namespace

std::string jsonSchema()
{
    Members properties(2);
    properties.add("$schema", "{ \"type\": \"string\" }");
    Config::fields([&](const auto& field) {
        using Value = typename std::decay_t<decltype(field)>::MemberType;
        properties.add(field.key, schemaOfValue<Value>(field, 3, field.doc));
    });
    Members members(1);
    members.addText("$schema", "https://json-schema.org/draft/2020-12/schema");
    members.addText("title", cat("Gatehouse config, version ", number(kVersion)));
    members.addText("type", "object");
    members.add("additionalProperties", "false");
    members.add("properties", properties.close());
    return members.close() + "\n";
}

}  // namespace gatehouse::config
