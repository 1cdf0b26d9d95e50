#include <limits>
#include <type_traits>

#include "proxy/core/base/text.h"
#include "proxy/core/config/config.h"
#include "proxy/core/config/quantity.h"
#include "proxy/core/config/schema.h"

namespace gatehouse::config {
namespace {

constexpr std::string_view kIntroduction = R"(# Config reference

This page is made from the descriptions in the program; see the end of it for how.

A config is one JSON file. What is left out keeps its default, so a file holds only what differs. Unknown
settings are refused, with the nearest known name. Nothing needs a restart: a new config is checked as a whole,
and only one without problems replaces the running one. Settings marked *opens listeners anew* make the
listening sockets be opened again; open connections go on.

- **time**: a whole number of milliseconds, or a text such as `"250ms"`, `"20s"`, `"5m"`, `"2h"`.
- **bytes**: a whole number, or a text such as `"512KiB"`, `"32MiB"`, `"2GiB"`.
- **price**: a text, USD per million tokens, such as `"2.50"`. `""` is unknown, `"0"` is free.
- **moment**: a whole number of microseconds since 1970-01-01 UTC.
- **secret's name**: where a key is kept, never the key: `env:NAME`, `file:PATH` (readable by its owner only),
  `vault:NAME` (the encrypted file of the gateway) or `keychain:NAME` (the desktop's own store).
)";

constexpr std::string_view kEnding = R"(
---

Made by the test `proxy/core/config/reference`. After changing a description, run it once with
`GATEHOUSE_REGENERATE=1` in the environment; it then writes this file.
)";

template <class T>
struct ListOf : std::false_type {
};

template <class T>
struct ListOf<std::vector<T>> : std::true_type {
    using Item = T;
};

template <class Value, class F>
std::string typeOf(const F& field)
{
    if constexpr (std::is_same_v<Value, bool>) {
        return "true or false";
    } else if constexpr (std::is_same_v<Value, SecretRef>) {
        return "secret's name";
    } else if constexpr (ListOf<Value>::value) {
        return "list of texts";
    } else {
        switch (field.unit) {
            case Unit::Bytes:
                return "bytes";
            case Unit::Millis:
                return "time";
            case Unit::Days:
                return "days";
            case Unit::Moment:
                return "moment";
            case Unit::UsdPerMillion:
                return "price";
            case Unit::UsdPerThousand:
                return "price per 1000";
            case Unit::Percent:
                return "percent";
            case Unit::Json:
                return "JSON";
            case Unit::None:
                break;
        }
        return std::is_same_v<Value, std::int64_t> ? "number" : "text";
    }
}

template <class F>
std::string show(bool value, const F&)
{
    return value ? "true" : "false";
}

template <class F>
std::string show(std::int64_t value, const F& field)
{
    const std::string shown = field.unit == Unit::Bytes ? showBytes(value) : number(value);
    return shown.ends_with('B') ? cat("\"", shown, "\"") : shown;
}

template <class F>
std::string show(Millis value, const F&)
{
    return number(value.count());
}

template <class F>
std::string show(const std::string& value, const F&)
{
    return cat("\"", value, "\"");
}

template <class F>
std::string show(const SecretRef&, const F&)
{
    return "\"\"";
}

template <class F>
std::string show(const std::vector<std::string>& value, const F&)
{
    std::string out = "[";
    for (const auto& item : value) out += (out.size() > 1 ? ", " : "") + cat("\"", item, "\"");
    return out + "]";
}

template <class F>
std::string rangeOf(const F& field)
{
    if (field.min == std::numeric_limits<std::int64_t>::min() || field.unit == Unit::Moment)
        return "";
    return cat(" From ", show(field.min, field), " to ", show(field.max, field), ".");
}

template <class Section>
void addSection(std::string& page, const std::string& path, std::string_view doc)
{
    const Section defaults;
    std::string rows;
    std::string below;
    Section::fields([&](const auto& field) {
        using Value = typename std::decay_t<decltype(field)>::MemberType;
        const std::string inner = path.empty() ? std::string(field.key) : cat(path, ".", field.key);
        if constexpr (Described<Value>) {
            addSection<Value>(below, inner, field.doc);
        } else {
            if constexpr (ListOf<Value>::value) {
                if constexpr (Described<typename ListOf<Value>::Item>) {
                    addSection<typename ListOf<Value>::Item>(below, inner + "[]", field.doc);
                    return;
                }
            }
            if constexpr (!ListOf<Value>::value ||
                          std::is_same_v<Value, std::vector<std::string>>) {
                rows +=
                    cat("| `", field.key, "` | ", typeOf<Value>(field), " | `",
                        show(defaults.*field.member, field), "` | ", field.doc, rangeOf(field),
                        field.reload == Reload::Rebind ? " *Opens listeners anew.*" : "", " |\n");
            }
        }
    });
    page += cat("\n## ", path.empty() ? "The file" : cat("`", path, "`"), "\n\n", doc, "\n");
    if (!rows.empty()) {
        page += cat("\n| setting | kind | default | meaning |\n| --- | --- | --- | --- |\n", rows);
    }
    page += below;
}

}  // namespace

std::string referencePage()
{
    std::string page(kIntroduction);
    addSection<Config>(page, "", "The outermost object.");
    page += kEnding;
    return page;
}

}  // namespace gatehouse::config
