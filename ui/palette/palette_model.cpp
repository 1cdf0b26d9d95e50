#include "ui/palette/palette_model.h"

#include <algorithm>

#include "ui/palette/fuzzy.h"

namespace gatehouse::ui {
namespace {

constexpr int kMostHits = 200;  // nobody reads further; a longer list only costs
constexpr int kUsedBonus = 12;

}  // namespace

void PaletteModel::setEntries(QList<PaletteEntry> entries, const QStringList& used,
                              std::function<void(const QString&)> filter)
{
    entries_ = std::move(entries);
    used_ = used;
    filter_ = std::move(filter);
    search({});
}

void PaletteModel::search(const QString& text)
{
    beginResetModel();
    hits_.clear();
    const QString rest = text.mid(1).trimmed();
    if (text.startsWith(QLatin1Char('?'))) {
        showSigns();
    } else if (text.startsWith(QLatin1Char('/'))) {
        const QString title = rest.isEmpty() ? tr("Type a filter or words of a request")
                                             : tr("Show requests: %1").arg(rest);
        PaletteEntry entry{
            QStringLiteral("filter"), title, tr("Filter"), QStringLiteral("filter"), {}, false, {}};
        if (!rest.isEmpty()) entry.run = [filter = filter_, rest] { filter(rest); };
        hits_.append({entry, 0, {}});
    } else if (text.startsWith(QLatin1Char('>'))) {
        rank(rest, true);
    } else {
        rank(text.trimmed(), false);
    }
    endResetModel();
}

void PaletteModel::rank(const QString& pattern, bool commandsOnly)
{
    for (const PaletteEntry& entry : std::as_const(entries_)) {
        if (commandsOnly && !entry.isCommand) continue;
        const auto match = fuzzyMatch(pattern, entry.title);
        if (!match) continue;
        const auto used = static_cast<int>(used_.indexOf(entry.id));
        const int bonus = used < 0            ? 0
                          : pattern.isEmpty() ? 1'000 - used
                                              : std::max(0, kUsedBonus - used);
        hits_.append({entry, match->score + bonus, match->at});
    }
    const auto better = [](const Hit& a, const Hit& b) { return a.score > b.score; };
    std::stable_sort(hits_.begin(), hits_.end(), better);
    if (hits_.size() > kMostHits) hits_.resize(kMostHits);
}

void PaletteModel::showSigns()
{
    const auto tell = [this](const QString& sign, const QString& text) {
        hits_.append(
            {{QStringLiteral("sign"), text, {}, QStringLiteral("info"), sign, false, {}}, 0, {}});
    };
    tell(QStringLiteral(">"), tr("Commands only"));
    tell(QStringLiteral("/"), tr("Requests, by a filter such as status:5xx or by any words"));
    tell(QStringLiteral("?"), tr("This list"));
}

const PaletteEntry& PaletteModel::entryAt(int row) const
{
    return hits_[row].entry;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(hits_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Hit& hit = hits_[index.row()];
    switch (role) {
        case Qt::DisplayRole:
            return hit.entry.title;
        case Qt::AccessibleTextRole:
            return tr("%1, %2, %3 of %4", "title, kind, place in the list")
                .arg(hit.entry.title, hit.entry.kind)
                .arg(index.row() + 1)
                .arg(hits_.size());
        case KindRole:
            return hit.entry.kind;
        case IconRole:
            return hit.entry.icon;
        case KeysRole:
            return hit.entry.keys;
        case LettersRole:
            return QVariant::fromValue(hit.letters);
        default:
            return {};
    }
}

}  // namespace gatehouse::ui
