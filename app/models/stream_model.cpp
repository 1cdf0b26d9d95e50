#include "app/models/stream_model.h"

#include "app/formats.h"

namespace gatehouse::app {

void StreamModel::setRows(std::vector<StreamRow> rows)
{
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

void StreamModel::append(const std::vector<StreamRow>& rows)
{
    if (rows.empty()) return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    rows_.insert(rows_.end(), rows.begin(), rows.end());
    endInsertRows();
}

int StreamModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int StreamModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant StreamModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool words = index.column() == Event || index.column() == Text;
        return static_cast<int>((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    const StreamRow& row = this->row(index.row());
    if (role == Qt::ToolTipRole && index.column() == Text) return row.text;
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Number:
            return QString::number(index.row() + 1);
        case At:
            return row.at < 0 ? QString() : count(row.at / 1000);
        case Gap:
            return row.gap < 0 ? QString() : count(row.gap / 1000);
        case Event:
            return row.event;
        case Text:
            return row.text;
        case Size:
            return count(row.size);
        default:
            return {};
    }
}

QVariant StreamModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool words = section == Event || section == Text;
        return static_cast<int>((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Number:
            return tr("#");
        case At:
            return tr("+ms");
        case Gap:
            return tr("Gap");
        case Event:
            return tr("Event");
        case Text:
            return tr("Text");
        case Size:
            return tr("Bytes");
        default:
            return {};
    }
}

}  // namespace gatehouse::app
