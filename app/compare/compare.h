#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>

#include "app/compare/line_diff.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// What of two calls is laid side by side.
enum class ComparePart : std::uint8_t { Conversation, Request, Response, Headers };
inline constexpr std::size_t kCompareParts = 4;

/// One call of a comparison.
struct CompareSide {
    store::RowId id = 0;
    QString title;                                 ///< time and model
    std::array<std::string, kCompareParts> texts;  ///< as they are laid side by side
    ByteCount size = 0;                            ///< of all of them
};

/// One fact of all calls.
struct CompareFact {
    QString name;
    QStringList values;    ///< in the order of the calls
    bool differs = false;  ///< not the same in all
};

/// Two to four calls, side by side.
struct Comparison {
    std::vector<CompareSide> sides;
    std::vector<CompareFact> facts;
    int missing = 0;  ///< calls that are no longer stored
};

/// Above this a part is not laid side by side: headers and sizes say enough.
inline constexpr std::size_t kMostCompared = std::size_t{8} << 20U;

/// Thread  any; meant for a worker.
Result<Comparison> readComparison(store::Reader& reader, const std::vector<store::RowId>& ids);

/// Nothing where a side is above kMostCompared.
std::shared_ptr<const DiffText> compareParts(const CompareSide& left, const CompareSide& right,
                                             ComparePart part);

}  // namespace gatehouse::app
