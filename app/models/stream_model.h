#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "app/exchange_view.h"

namespace gatehouse::app {

/// The events of a stream: number, time, gap, name, text, bytes. Grows at the end.
///
/// Thread  GUI.
class StreamModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, At, Gap, Event, Text, Size, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<StreamRow> rows);
    void append(const std::vector<StreamRow>& rows);

    [[nodiscard]] const StreamRow& row(int index) const
    {
        return rows_[static_cast<std::size_t>(index)];
    }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<StreamRow> rows_;
};

}  // namespace gatehouse::app
