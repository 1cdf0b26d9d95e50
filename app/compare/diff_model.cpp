#include "app/compare/diff_model.h"

#include "app/formats.h"

namespace gatehouse::app {

void DiffModel::setDiff(std::shared_ptr<const DiffText> diff)
{
    beginResetModel();
    diff_ = std::move(diff);
    fill();
    endResetModel();
}

void DiffModel::setOnlyChanges(bool on)
{
    if (on == onlyChanges_) return;
    beginResetModel();
    onlyChanges_ = on;
    fill();
    endResetModel();
}

void DiffModel::setTitles(const QString& left, const QString& right)
{
    titles_[Left] = left;
    titles_[Right] = right;
    Q_EMIT headerDataChanged(Qt::Horizontal, Left, Right);
}

void DiffModel::fill()
{
    shown_.clear();
    if (!diff_) return;
    const auto& rows = diff_->rows;
    const auto size = static_cast<std::int32_t>(rows.size());
    std::int32_t shownTo = 0;  // behind the last row that is shown
    const auto show = [&](std::int32_t from, std::int32_t to) {
        from = std::max(from, shownTo);
        if (from > shownTo) shown_.push_back({-1, from - shownTo});
        for (; from < to; ++from) shown_.push_back({from, 0});
        shownTo = std::max(shownTo, to);
    };
    if (!onlyChanges_ || diff_->same()) {
        show(0, size);
        return;
    }
    for (std::int32_t i = 0; i < size; ++i) {
        if (rows[static_cast<std::size_t>(i)].kind == DiffRow::Kind::Same) continue;
        show(std::max(0, i - kAround), std::min(size, i + 1 + kAround));
    }
    if (shownTo < size) shown_.push_back({-1, size - shownTo});
}

const DiffRow* DiffModel::rowAt(int row) const
{
    const Shown& shown = shown_[static_cast<std::size_t>(row)];
    return shown.row < 0 ? nullptr : &diff_->rows[static_cast<std::size_t>(shown.row)];
}

int DiffModel::leftOutAt(int row) const
{
    return shown_[static_cast<std::size_t>(row)].leftOut;
}

int DiffModel::changeFrom(int row, int step) const
{
    const auto isChange = [this](int at) {
        const DiffRow* line = rowAt(at);
        return line != nullptr && line->kind != DiffRow::Kind::Same;
    };
    const int size = rowCount();
    int at = row < 0 ? 0 : row;
    // A change of several lines is one.
    while (row >= 0 && at >= 0 && at < size && isChange(at)) at += step;
    for (; at >= 0 && at < size; at += step) {
        if (isChange(at)) return at;
    }
    return -1;
}

int DiffModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int DiffModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DiffModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const DiffRow* row = rowAt(index.row());
    const bool isLeft = index.column() == Left;
    if (row == nullptr) {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
        return tr("%n equal line(s)", nullptr, leftOutAt(index.row()));
    }
    const QString line = text(isLeft ? row->left : row->right);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return line;
    if (role != Qt::AccessibleTextRole) return {};
    switch (row->kind) {
        case DiffRow::Kind::Same:
            return line;
        case DiffRow::Kind::Changed:
            return tr("changed: %1").arg(line);
        case DiffRow::Kind::Removed:
            return isLeft ? tr("only here: %1").arg(line) : QString();
        case DiffRow::Kind::Added:
            return isLeft ? QString() : tr("only here: %1").arg(line);
    }
    return {};
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= ColumnCount)
        return {};
    return titles_[section];
}

}  // namespace gatehouse::app
