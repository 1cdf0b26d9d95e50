#include "app/compare/unified_model.h"

#include <algorithm>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

using Line = UnifiedModel::Line;
using Kind = UnifiedModel::Kind;

/// A run of changed rows: what went, then what came.
void addChanges(const std::vector<DiffRow>& rows, std::size_t from, std::size_t to,
                std::vector<Line>& lines)
{
    for (std::size_t i = from; i < to; ++i) {
        if (rows[i].kind != DiffRow::Kind::Added)
            lines.push_back({Kind::Removed, rows[i].left, &rows[i].leftMarks, 0});
    }
    for (std::size_t i = from; i < to; ++i) {
        if (rows[i].kind != DiffRow::Kind::Removed)
            lines.push_back({Kind::Added, rows[i].right, &rows[i].rightMarks, 0});
    }
}

void addSame(const std::vector<DiffRow>& rows, std::size_t from, std::size_t to,
             std::vector<Line>& lines)
{
    constexpr std::size_t kAround = UnifiedModel::kAround;
    const std::size_t before = from == 0 ? 0 : kAround;
    const std::size_t after = to == rows.size() ? 0 : kAround;
    const auto add = [&](std::size_t i) {
        lines.push_back({Kind::Same, rows[i].left, nullptr, 0});
    };
    if (to - from <= before + after + 1) {
        for (std::size_t i = from; i < to; ++i) add(i);
        return;
    }
    for (std::size_t i = from; i < from + before; ++i) add(i);
    lines.push_back({Kind::LeftOut, {}, nullptr, static_cast<int>(to - from - before - after)});
    for (std::size_t i = to - after; i < to; ++i) add(i);
}

QString sign(Kind kind)
{
    return kind == Kind::Removed ? QStringLiteral("− ")
           : kind == Kind::Added ? QStringLiteral("+ ")
                                 : QStringLiteral("  ");
}

}  // namespace

void UnifiedModel::setDiff(std::shared_ptr<const DiffText> diff)
{
    beginResetModel();
    diff_ = std::move(diff);
    lines_.clear();
    if (diff_) {
        const auto& rows = diff_->rows;
        for (std::size_t i = 0; i < rows.size();) {
            const bool same = rows[i].kind == DiffRow::Kind::Same;
            std::size_t end = i;
            while (end < rows.size() && (rows[end].kind == DiffRow::Kind::Same) == same) ++end;
            if (same) {
                addSame(rows, i, end, lines_);
            } else {
                addChanges(rows, i, end, lines_);
            }
            i = end;
        }
    }
    endResetModel();
}

int UnifiedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant UnifiedModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const Line& here = line(index.row());
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    if (here.kind == Kind::LeftOut) return tr("%n equal line(s)", nullptr, here.leftOut);
    if (role == Qt::AccessibleTextRole && here.kind != Kind::Same) {
        return (here.kind == Kind::Removed ? tr("removed: %1") : tr("added: %1"))
            .arg(text(here.text));
    }
    return QString(sign(here.kind) + text(here.text));
}

}  // namespace gatehouse::app
