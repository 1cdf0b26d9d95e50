#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

namespace gatehouse::dialect {

/// Writes JSON straight into a text, without a tree between. Commas come by themselves: the last
/// byte tells whether one is due, so several writers may append to one text, and a text may begin
/// with anything that ends in a space, a line break or an opening brace.
///
/// Errors  none: whoever writes closes what was opened.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) noexcept : out_(&out) {}

    void open(char brace);  ///< '{' or '['
    void open(std::string_view key, char brace);

    void close(char brace) { *out_ += brace; }

    void text(std::string_view value);
    void text(std::string_view key, std::string_view value);
    /// Nothing when the value is empty.
    void textIf(std::string_view key, std::string_view value);
    void integer(std::string_view key, std::int64_t value);
    void real(std::string_view key, double value);
    void flag(std::string_view key, bool value);

    void null(std::string_view key) { raw(key, "null"); }

    void json(std::string_view key, const boost::json::value& value);
    void json(const boost::json::value& value);
    void raw(std::string_view json);  ///< JSON already
    void raw(std::string_view key, std::string_view json);

private:
    void next();
    void key(std::string_view name);

    std::string* out_;
};

}  // namespace gatehouse::dialect
