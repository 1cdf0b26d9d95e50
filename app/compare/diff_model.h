#pragma once

#include <memory>
#include <vector>

#include <QAbstractTableModel>

#include "app/compare/line_diff.h"

namespace gatehouse::app {

/// Two texts side by side, a row each line: only what changed, with a few lines around, or all.
///
/// Thread  GUI.
class DiffModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Left, Right, ColumnCount };

    static constexpr int kAround = 3;  ///< equal lines shown beside a change

    using QAbstractTableModel::QAbstractTableModel;

    void setDiff(std::shared_ptr<const DiffText> diff);
    void setOnlyChanges(bool on);

    /// The line; nullptr: equal lines are left out here.
    [[nodiscard]] const DiffRow* rowAt(int row) const;
    [[nodiscard]] int leftOutAt(int row) const;  ///< so many
    /// The next row with a change behind `row` (-1: the first one), or before it; -1: there is
    /// none.
    [[nodiscard]] int changeFrom(int row, int step) const;

    [[nodiscard]] const DiffText* diff() const { return diff_.get(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setTitles(const QString& left, const QString& right);

private:
    struct Shown {
        std::int32_t row = -1;  ///< of the diff; -1: lines are left out
        std::int32_t leftOut = 0;
    };

    void fill();

    std::shared_ptr<const DiffText> diff_;
    std::vector<Shown> shown_;
    QString titles_[2];
    bool onlyChanges_ = true;
};

}  // namespace gatehouse::app
