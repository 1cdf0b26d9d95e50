#include "ui/pages/repricing_list.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kRow = 30;
constexpr int kCompactRow = 26;
constexpr int kShown = 4;  // rows in sight; more scroll

QString stateWords(const store::RepricingLine& line)
{
    switch (line.state) {
        case store::RepricingState::Running:
            return RepricingList::tr("under way");
        case store::RepricingState::Broken:
            return RepricingList::tr("ended early");
        case store::RepricingState::Done:
            break;
    }
    return RepricingList::tr("done");
}

}  // namespace

RepricingList::RepricingList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("history.repricings"));
    setProperty("card", true);
    auto* column = startCard(this, tr("Costs counted anew"),
                             tr("Past calls whose cost followed a price that was set later"));
    table_ = new QTableWidget(0, 6, this);
    table_->setObjectName(QStringLiteral("history.repricingTable"));
    table_->setAccessibleName(tr("Costs counted anew"));
    table_->setHorizontalHeaderLabels(
        {tr("When"), tr("By"), tr("Model"), tr("Calls changed"), tr("Cost"), tr("State")});
    table_->verticalHeader()->hide();
    table_->setShowGrid(false);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setTabKeyNavigation(false);
    denseRows(table_, kRow, kCompactRow);
    auto* header = table_->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(2, QHeaderView::Stretch);
    column->addWidget(table_);
    hide();
}

void RepricingList::show(const std::vector<store::RepricingLine>& lines)
{
    setVisible(!lines.empty());
    table_->setRowCount(static_cast<int>(lines.size()));
    int row = 0;
    for (const store::RepricingLine& line : lines) {
        const store::RepricingSums& sums = line.sums;
        const QString model = app::text(line.provider) + QLatin1Char('/') + app::text(line.model);
        const QString cost =
            tr("%1 → %2", "before, after").arg(app::money(sums.before), app::money(sums.after));
        const QStringList texts{
            app::dayTime(line.at),
            app::text(line.author),
            model,
            tr("%1 of %2").arg(app::count(sums.changed), app::count(sums.calls)),
            cost,
            stateWords(line)};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(column == 2 || column == 4 ? app::text(line.rates) : texts[column]);
            table_->setItem(row, column, item);
        }
        ++row;
    }
    const int shown = qMin(row, kShown);
    table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() +
                           shown * Theme::of().dense(kRow, kCompactRow) + 4);
}

}  // namespace gatehouse::ui
