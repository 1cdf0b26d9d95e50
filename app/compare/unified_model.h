#pragma once

#include <memory>
#include <vector>

#include <QAbstractListModel>

#include "app/compare/line_diff.h"

namespace gatehouse::app {

/// What changed between two texts, one under the other: removed lines, then those that took their
/// place, with a few equal lines around.
///
/// Thread  GUI.
class UnifiedModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int kAround = 3;

    enum class Kind : std::uint8_t { Same, Removed, Added, LeftOut };

    struct Line {
        Kind kind = Kind::Same;
        std::string_view text;
        const std::vector<DiffMark>* marks = nullptr;
        int leftOut = 0;  ///< equal lines that are not shown here
    };

    using QAbstractListModel::QAbstractListModel;

    void setDiff(std::shared_ptr<const DiffText> diff);

    [[nodiscard]] const Line& line(int row) const { return lines_[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::shared_ptr<const DiffText> diff_;
    std::vector<Line> lines_;
};

}  // namespace gatehouse::app
