#pragma once

#include <span>
#include <string_view>

namespace gatehouse {

/// A text file compiled into the program (packaging/cmake/Embed.cmake).
struct EmbeddedFile {
    std::string_view name;  ///< file name without folder
    std::string_view text;
};

namespace embedded {
std::span<const EmbeddedFile> providers();  ///< resources/providers/*.json
std::span<const EmbeddedFile> deploy();     ///< resources/deploy/*, the unit of packaging/server
std::span<const EmbeddedFile>
migrations();  ///< proxy/shell/store/migrations/*.sql (linked into the shell)
/// Tables for proxy/core/tokens (packaging/tokens); empty where the build had none.
std::string_view o200k_base();
std::string_view cl100k_base();
std::string_view letters();
std::string_view injection();  ///< resources/injection.bin: proxy/core/injection
std::string_view likeness();   ///< resources/likeness.bin: proxy/core/semantic
}  // namespace embedded

}  // namespace gatehouse
