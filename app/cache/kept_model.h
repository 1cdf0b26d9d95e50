#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QStringList>

#include "proxy/shell/engine/cache_view.h"

namespace gatehouse::app {

/// Kept answers as a table: model, what was asked, gateway, hits, size, age, time left.
///
/// Shape   rows that stay keep their place in the eyes: where the same answers come in the same
/// order, only their figures change. First words come later, from the log.
/// Thread  GUI.
class KeptModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Model, Question, Gateway, Hits, Size, Age, Left, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<engine::KeptAnswer> answers, WallMicros now);
    /// First words by the id of the call that an answer was made for; empty: the log has it no
    /// more.
    void addQuestions(const QHash<QString, QString>& words);
    /// Calls, of which no words have been asked for; each is told once.
    [[nodiscard]] QStringList takeUnknown();

    [[nodiscard]] const engine::KeptAnswer& answer(int row) const
    {
        return answers_[static_cast<std::size_t>(row)];
    }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cell(const engine::KeptAnswer& answer, int column) const;

    std::vector<engine::KeptAnswer> answers_;
    QHash<QString, QString> questions_;
    QSet<QString> asked_;
    WallMicros now_ = 0;
};

}  // namespace gatehouse::app
