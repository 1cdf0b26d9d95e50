#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/guard/cues.h"
#include "proxy/core/guard/window.h"

namespace gatehouse::guard {

/// Languages whose blocks of code a rule takes out.
struct CodeBlocks {
    std::string id;
    std::vector<std::string> names;  ///< in small letters; none: all
    bool isOnly = false;             ///< all but the names

    [[nodiscard]] bool wants(std::string_view language) const noexcept;
};

/// Whether a block that is wanted begins at the window's start, which is a "`" or a "~".
///
/// Shape   decided by the line of the fence; a hit goes on to the fence that closes it, however
/// long. Blocks that nobody wants are kept in mind in `fence`, so that their end begins none.
/// `id`: that of the row that wants it.
bool matchCodeBlock(Window& window, std::span<const CodeBlocks> wanted, Fence& fence, Hit& hit,
                    std::string_view& id);

}  // namespace gatehouse::guard
