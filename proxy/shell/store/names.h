#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/shell/store/db.h"

namespace gatehouse::store {

/// Quick, and good enough for a table of slots that compares what it finds.
std::uint64_t quickHash(std::string_view text) noexcept;

/// Words that repeat, kept once in the file and by number in the rows. The writer's side.
///
/// Thread  the connection's. clear() after a rollback: a number given in it is gone.
class Names {
public:
    explicit Names(Database& database);
    std::int64_t of(std::string_view text);  ///< 0 is the empty text

    /// A row begins: it will ask for its words in the order of the row before, and mostly for the
    /// same ones.
    void begin() noexcept { turn_ = 0; }

    void clear();

private:
    struct Hash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const noexcept
        {
            return std::hash<std::string_view>()(text);
        }
    };

    /// The last words, at a slot by their hash: most calls ask for those of the call before.
    struct Recent {
        std::uint64_t hash = 0;
        std::int64_t id = 0;
        std::string text;
    };

    std::int64_t look(std::string_view text);

    Statement find_;
    Statement add_;
    std::vector<Recent> recent_;
    std::array<Recent*, 64> same_{};  ///< by turn: what was asked for in the row before
    std::size_t turn_ = 0;
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> known_;
};

/// The reader's side: number to text.
class NameTexts {
public:
    explicit NameTexts(Database& database);
    const std::string& of(std::int64_t id);

private:
    Statement find_;
    std::unordered_map<std::int64_t, std::string> known_;
};

}  // namespace gatehouse::store
