#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/http/field_name.h"

namespace gatehouse::http {

/// Header fields in the order and case in which they came. Names compare case-blind (ASCII).
///
/// Shape   all text lives in one string, fields are offsets into it: one allocation for a whole
/// head, and one copy where a decoder has found its fields in one block.
class Headers {
public:
    struct Field {
        std::string_view name;
        std::string_view value;
        NameHash hash = 0;  ///< of the name
    };

    void reserve(std::size_t bytes, std::size_t fields);
    void add(std::string_view name, std::string_view value);
    /// A field whose texts stand `base` and more: until keep() is told of them it has none.
    void refer(const char* base, std::string_view name, NameHash hash, std::string_view value);
    /// The bytes that all fields from the `first` on refer to, from their base on.
    void keep(std::size_t first, std::string_view block);
    void set(std::string_view name,
             std::string_view value);  ///< replaces the first, removes the rest, or adds
    void remove(std::string_view name);
    void clear() noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }

    [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }

    [[nodiscard]] Field operator[](std::size_t i) const noexcept;
    [[nodiscard]] std::optional<std::string_view> find(
        const FieldName& name) const noexcept;  ///< first of that name
    [[nodiscard]] std::string_view get(const FieldName& name) const noexcept;  ///< first, or empty

    [[nodiscard]] bool has(const FieldName& name) const noexcept { return find(name).has_value(); }

    /// True when a comma-separated list of that name (all fields) holds `token`, case-blind.
    [[nodiscard]] bool listHas(std::string_view name, std::string_view token) const noexcept;

    class Iterator {
    public:
        Iterator(const Headers* of, std::size_t at) : of_(of), at_(at) {}

        Field operator*() const noexcept { return (*of_)[at_]; }

        Iterator& operator++() noexcept
        {
            ++at_;
            return *this;
        }

        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const Headers* of_;
        std::size_t at_;
    };

    [[nodiscard]] Iterator begin() const noexcept { return {this, 0}; }

    [[nodiscard]] Iterator end() const noexcept { return {this, fields_.size()}; }

private:
    struct Span {
        std::uint32_t nameAt, nameSize, valueAt, valueSize;
        NameHash hash;
    };

    std::string text_;
    std::vector<Span> fields_;
};

struct RequestHead {
    std::string method;
    std::string target;  ///< origin form, as sent; absolute form is cut down to it, the authority
                         ///< checked against Host
    int minor = 1;       ///< HTTP/1.minor
    Headers headers;
    std::int64_t length = 0;  ///< body bytes; -1 when chunked
    bool keepAlive = true;
    bool expectContinue = false;
};

struct ResponseHead {
    int status = 0;
    std::string reason;
    int minor = 1;
    Headers headers;
    std::int64_t length = 0;  ///< body bytes; -1 chunked; -2 until the connection ends
    bool keepAlive = true;
};

}  // namespace gatehouse::http
