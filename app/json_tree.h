#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::app {

/// A JSON text taken apart without being rebuilt: order, duplicates and the spelling of numbers
/// stay.
///
/// Shape   nodes in order of the text; node 0 is the root. Views point into text().
/// Errors  parse() gives nothing where the text is no JSON, or is nested deeper than 512.
/// Thread  immutable once made.
class JsonTree {
public:
    enum class Kind : std::uint8_t { Object, Array, String, Number, Word };

    struct Node {
        std::size_t keyFrom = 0, keySize = 0;  ///< with quotes; size 0: no key
        std::size_t from = 0, size = 0;
        std::int32_t parent = -1;
        std::int32_t firstChild = -1;
        std::int32_t next = -1;  ///< sibling
        std::int32_t children = 0;
        std::int32_t row = 0;  ///< among its siblings
        Kind kind = Kind::Word;
    };

    static std::optional<JsonTree> parse(std::string text);

    [[nodiscard]] const Node& node(std::int32_t index) const
    {
        return nodes_[static_cast<std::size_t>(index)];
    }

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }

    [[nodiscard]] const std::string& text() const { return text_; }

    [[nodiscard]] std::string_view raw(const Node& node) const
    {
        return std::string_view(text_).substr(node.from, node.size);
    }

    [[nodiscard]] std::string_view rawKey(const Node& node) const
    {
        return std::string_view(text_).substr(node.keyFrom, node.keySize);
    }

    /// Indented by two; strings stay as they are spelled.
    [[nodiscard]] std::string pretty() const;

private:
    std::string text_;
    std::vector<Node> nodes_;
};

/// The characters a JSON string literal (with quotes) stands for, at most `limit` bytes of them.
std::string unquoted(std::string_view literal, std::size_t limit = std::string::npos);

}  // namespace gatehouse::app
