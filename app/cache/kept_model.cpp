#include "app/cache/kept_model.h"

#include <algorithm>

#include "app/cache/cache_words.h"
#include "app/formats.h"

namespace gatehouse::app {
namespace {

int alignmentOf(int column)
{
    const bool isFigure = column >= KeptModel::Hits;
    return static_cast<int>((isFigure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

}  // namespace

void KeptModel::show(std::vector<engine::KeptAnswer> answers, WallMicros now)
{
    now_ = now;
    const bool isSame = std::ranges::equal(answers, answers_, {}, &engine::KeptAnswer::key,
                                           &engine::KeptAnswer::key);
    if (!isSame) beginResetModel();
    answers_ = std::move(answers);
    if (!isSame) {
        endResetModel();
    } else if (!answers_.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void KeptModel::addQuestions(const QHash<QString, QString>& words)
{
    questions_.insert(words);
    if (!answers_.empty()) Q_EMIT dataChanged(index(0, Question), index(rowCount() - 1, Question));
}

QStringList KeptModel::takeUnknown()
{
    QStringList calls;
    for (const auto& each : answers_) {
        const QString call = text(each.call);
        if (asked_.contains(call)) continue;
        asked_.insert(call);
        calls.append(call);
    }
    return calls;
}

int KeptModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(answers_.size());
}

int KeptModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString KeptModel::cell(const engine::KeptAnswer& answer, int column) const
{
    switch (column) {
        case Model:
            return titleOf(answer);
        case Question: {
            const QString words = questions_.value(text(answer.call));
            return words.isEmpty() ? tr("call %1").arg(text(answer.call)) : words;
        }
        case Gateway:
            return text(answer.gateway);
        case Hits:
            return count(answer.hits);
        case Size:
            return bytes(answer.bytes);
        case Age:
            return spanWords(std::max<std::int64_t>(0, now_ - answer.storedAt));
        case Left:
            return leftWords(answer, now_);
        default:
            return {};
    }
}

QVariant KeptModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(index.column());
    const auto& answer = this->answer(index.row());
    if (role == Qt::ToolTipRole && index.column() == Age) return dayTime(answer.storedAt);
    if (role == Qt::ToolTipRole && index.column() == Left) return dayTime(answer.freshUntil);
    const bool isWord = index.column() <= Gateway;
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && isWord))
        return cell(answer, index.column());
    return {};
}

QVariant KeptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case Model:
            return tr("Model");
        case Question:
            return tr("Question");
        case Gateway:
            return tr("Gateway");
        case Hits:
            return tr("Hits");
        case Size:
            return tr("Size");
        case Age:
            return tr("Age");
        case Left:
            return tr("Time left");
        default:
            return {};
    }
}

}  // namespace gatehouse::app
