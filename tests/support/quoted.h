#pragma once

#include <algorithm>
#include <string>

namespace gatehouse::tests {

/// JSON written with single quotes: moc 6.4 stumbles over raw strings with double ones.
inline std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

}  // namespace gatehouse::tests
