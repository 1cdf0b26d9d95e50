#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include <QAbstractItemModel>

#include "app/json_tree.h"

namespace gatehouse::app {

/// A JSON text as a tree of two columns, name and value. Children are listed when asked for, 256 at
/// a time.
///
/// Thread  GUI.
class JsonModel : public QAbstractItemModel {
    Q_OBJECT

public:
    static constexpr int kStep = 256;
    static constexpr int KindRole = Qt::UserRole;  ///< JsonTree::Kind as int

    using QAbstractItemModel::QAbstractItemModel;

    void setTree(std::shared_ptr<const JsonTree> tree);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The whole JSON text of the value, for the clipboard.
    [[nodiscard]] QString rawText(const QModelIndex& index) const;

private:
    [[nodiscard]] std::int32_t nodeOf(const QModelIndex& index) const;
    [[nodiscard]] QString valueText(const JsonTree::Node& node, std::size_t limit) const;

    std::shared_ptr<const JsonTree> tree_;
    bool fetching_ = false;
    std::unordered_map<std::int32_t, std::vector<std::int32_t>> listed_;
};

}  // namespace gatehouse::app
