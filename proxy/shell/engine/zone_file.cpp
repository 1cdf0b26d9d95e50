#include "proxy/shell/engine/zone_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "proxy/core/base/text.h"

namespace gatehouse::engine {

std::string zoneFile(std::string_view name)
{
    const bool isPlain =
        !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos &&
        std::ranges::all_of(name, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '/' || c == '_' || c == '-' || c == '+' || c == '.';
        });
    if (!isPlain) return {};
    std::ifstream file(cat("/usr/share/zoneinfo/", name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace gatehouse::engine
