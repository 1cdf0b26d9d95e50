#include "ui/palette/key_sheet.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/actions.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kColumnWidth = 320;
constexpr int kMostHeight = 520;

/// An action and its keys, each key in a box of its own.
QHBoxLayout* makeRow(const QAction& action)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(makeLabel(action.text(), "body"), 1);
    const QList<QKeySequence> keys = keysOf(action);
    for (const QKeySequence& each : keys)
        row->addWidget(makeBadge(each.toString(QKeySequence::NativeText), "key"));
    return row;
}

}  // namespace

KeySheet::KeySheet(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent)
{
    auto* column = startSheet(this, tr("Keys"), tr("What works on this page, and everywhere"));
    auto* inner = new QWidget(this);
    auto* halves = new QHBoxLayout(inner);
    halves->setContentsMargins(0, 0, 16, 0);
    halves->setSpacing(40);
    QVBoxLayout* sides[2];
    for (auto& side : sides) {
        side = new QVBoxLayout;
        side->setSpacing(5);
        halves->addLayout(side, 1);
    }
    QStringList groups;
    QHash<QString, QList<QAction*>> byGroup;
    for (QAction* action : actions) {
        if (keysOf(*action).isEmpty()) continue;
        const QString group = groupOf(*action);
        if (!groups.contains(group)) groups.append(group);
        byGroup[group].append(action);
    }
    int lengths[2] = {0, 0};
    for (const QString& group : std::as_const(groups)) {
        const int at = lengths[0] <= lengths[1] ? 0 : 1;
        if (lengths[at] > 0) sides[at]->addSpacing(12);
        sides[at]->addWidget(makeLabel(titleOfGroup(group), "captionStrong", inner));
        for (const QAction* action : std::as_const(byGroup[group]))
            sides[at]->addLayout(makeRow(*action));
        lengths[at] += static_cast<int>(byGroup[group].size()) + 2;
    }
    for (auto* side : sides) side->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("keys.scroll"));
    scroll->setAccessibleName(tr("Keys"));
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumSize(qMax(2 * kColumnWidth + 56, inner->sizeHint().width() + 16),
                           qMin(inner->sizeHint().height() + 8, kMostHeight));
    column->addWidget(scroll, 1);
    column->addSpacing(12);
    auto* done = makeButton(QStringLiteral("keys.done"), tr("Done"), "", {}, this);
    done->setDefault(true);
    column->addWidget(done, 0, Qt::AlignRight);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
}

}  // namespace gatehouse::ui
