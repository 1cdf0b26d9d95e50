#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/http/message.h"
#include "proxy/core/record/redact.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/pack.h"

namespace gatehouse::store {

/// Header texts, line by line. Nearly all lines of a call stand in the call before as well: such a
/// line becomes a name once it was seen twice with some seconds between, and costs two bytes from
/// then on; one that stands earlier in the same call is referred to. Ten times quicker than zstd,
/// and smaller.
///
/// Thread  the writer's. clear() after a rollback: names given in it are gone.
class LinePacker {
public:
    explicit LinePacker(Names& names);
    /// What takes secrets out of lines from here on; it must outlive its use. Until told, the names
    /// and shapes that every redactor knows.
    void redactWith(const record::Redactor& redactor);
    /// Begins a call; `now` in seconds.
    void begin(std::int64_t now) noexcept;
    void pack(std::string_view text, Packed& out);  ///< "Name: value\n" lines
    void pack(const http::Headers& fields, Packed& out);
    void packHead(std::string_view head, Packed& out);  ///< serialised, with its first line
    void clear();

private:
    struct Seen {
        std::uint64_t hash = 0;
        std::int64_t name = 0;   ///< 0: not a name yet
        std::int64_t first = 0;  ///< when it was seen first, seconds
        std::uint64_t call = 0;  ///< the call that had it last, and as which line
        std::uint32_t index = 0;
        std::string text;
    };

    void line(std::string_view text, Packed& out);
    void clean(std::string_view text, Packed& out);
    void write(Seen& seen, std::uint32_t index, Packed& out);

    Names& names_;
    const record::Redactor* redactor_;
    std::vector<Seen> seen_;   ///< only of lines without secrets
    std::vector<Seen*> same_;  ///< what the call before had as this line: often the same again
    std::string line_;
    std::string clean_;
    std::int64_t now_ = 0;
    std::uint64_t call_ = 0;
    std::uint32_t index_ = 0;
    std::size_t named_ = 0;
};

/// Reads what LinePacker wrote for one call, text after text.
class LineUnpacker {
public:
    explicit LineUnpacker(NameTexts& names) : names_(names) {}

    std::string unpack(class Unpacker& from);

private:
    NameTexts& names_;
    std::vector<std::string> lines_;
};

}  // namespace gatehouse::store
