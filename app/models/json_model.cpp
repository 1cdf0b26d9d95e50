#include "app/models/json_model.h"

#include <algorithm>

#include "app/formats.h"
#include "proxy/core/base/text.h"

namespace gatehouse::app {
namespace {

constexpr std::size_t kCellText = 300;  // bytes of a string shown in its cell
constexpr std::size_t kTipText = 2000;

}  // namespace

void JsonModel::setTree(std::shared_ptr<const JsonTree> tree)
{
    fetching_ = true;
    beginResetModel();
    tree_ = std::move(tree);
    listed_.clear();
    endResetModel();
    fetching_ = false;
    if (tree_) fetchMore({});
}

std::int32_t JsonModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<std::int32_t>(index.internalId()) : 0;
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!tree_ || row < 0 || column < 0 || column > 1 || row >= rowCount(parent)) return {};
    const auto listed = listed_.find(nodeOf(parent));
    const auto node = listed->second[static_cast<std::size_t>(row)];
    return createIndex(row, column, static_cast<quintptr>(node));
}

QModelIndex JsonModel::parent(const QModelIndex& child) const
{
    if (!tree_ || !child.isValid()) return {};
    const auto up = tree_->node(nodeOf(child)).parent;
    if (up <= 0) return {};  // children of the root stand at the top
    return createIndex(tree_->node(up).row, 0, static_cast<quintptr>(up));
}

int JsonModel::rowCount(const QModelIndex& parent) const
{
    if (!tree_ || parent.column() > 0) return 0;
    const auto listed = listed_.find(nodeOf(parent));
    return listed == listed_.end() ? 0 : static_cast<int>(listed->second.size());
}

int JsonModel::columnCount(const QModelIndex&) const
{
    return 2;
}

bool JsonModel::hasChildren(const QModelIndex& parent) const
{
    return tree_ && parent.column() <= 0 && tree_->node(nodeOf(parent)).children > 0;
}

bool JsonModel::canFetchMore(const QModelIndex& parent) const
{
    return tree_ && !fetching_ && rowCount(parent) < tree_->node(nodeOf(parent)).children;
}

void JsonModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent)) return;
    const auto& node = tree_->node(nodeOf(parent));
    fetching_ = true;  // a listener of the insertion must not begin another
    auto& rows = listed_[nodeOf(parent)];
    const int first = static_cast<int>(rows.size());
    const int last = std::min(first + kStep, node.children) - 1;
    beginInsertRows(parent, first, last);
    auto next = rows.empty() ? node.firstChild : tree_->node(rows.back()).next;
    for (int row = first; row <= last; ++row) {
        rows.push_back(next);
        next = tree_->node(next).next;
    }
    endInsertRows();
    fetching_ = false;
}

QString JsonModel::valueText(const JsonTree::Node& node, std::size_t limit) const
{
    switch (node.kind) {
        case JsonTree::Kind::Object:
            return tr("{ %n members }", nullptr, node.children);
        case JsonTree::Kind::Array:
            return tr("[ %n items ]", nullptr, node.children);
        case JsonTree::Kind::String: {
            const auto all = unquoted(tree_->raw(node), limit + 1);
            const auto cut = cutUtf8(all, limit);
            return text(cut) + (cut.size() < all.size() ? QStringLiteral("…") : QString());
        }
        case JsonTree::Kind::Number:
        case JsonTree::Kind::Word:
            break;
    }
    return text(cutUtf8(tree_->raw(node), limit));
}

QVariant JsonModel::data(const QModelIndex& index, int role) const
{
    if (!tree_ || !index.isValid()) return {};
    const auto& node = tree_->node(nodeOf(index));
    if (role == KindRole) return static_cast<int>(node.kind);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (index.column() == 0) {
        return node.keySize > 0 ? text(unquoted(tree_->rawKey(node), kCellText))
                                : QString::number(node.row);
    }
    QString value = valueText(node, role == Qt::DisplayRole ? kCellText : kTipText);
    if (role == Qt::DisplayRole) value.replace(QLatin1Char('\n'), QStringLiteral(" ⏎ "));
    return value;
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Name") : tr("Value");
}

QString JsonModel::rawText(const QModelIndex& index) const
{
    if (!tree_ || !index.isValid()) return {};
    return text(tree_->raw(tree_->node(nodeOf(index))));
}

}  // namespace gatehouse::app
