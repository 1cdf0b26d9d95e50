#include "ui/palette/key_sheet.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/actions.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kColumnWidth = 320;
constexpr int kMostHeight = 520;
constexpr int kFieldWidth = 130;

}  // namespace

KeyRow::KeyRow(QAction* action, KeySheet* sheet) : QWidget(sheet), action_(action)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(makeLabel(action->text(), "body", this), 1);
    keys_ = new QWidget(this);
    auto* boxes = new QHBoxLayout(keys_);
    boxes->setContentsMargins(0, 0, 0, 0);
    boxes->setSpacing(6);
    row->addWidget(keys_);
    if (!mayChangeKeys(*action)) {
        showKeys();
        return;
    }
    auto* field = new QKeySequenceEdit(this);
    field->setObjectName(action->objectName() + QStringLiteral(".keys"));
    field->setAccessibleName(tr("Keys of: %1").arg(action->text()));
    field->setFixedWidth(Theme::of().scaled(kFieldWidth));
    field->hide();
    field_ = field;
    showKeys();
    row->addWidget(field);
    connect(field, &QKeySequenceEdit::editingFinished, this, [this, field] {
        // One press, not a chord of several: that is what every key here is.
        const QKeySequence whole = field->keySequence();
        const QKeySequence first = whole.isEmpty() ? whole : QKeySequence(whole[0]);
        // Only passing through the field changes nothing, not even a second key.
        if (first != shown_) Q_EMIT keysChosen(first);
    });
}

void KeyRow::showKeys()
{
    clearLayout(keys_->layout());
    for (const QKeySequence& each : keysOf(*action_))
        keys_->layout()->addWidget(makeBadge(each.toString(QKeySequence::NativeText), "key"));
    auto* field = qobject_cast<QKeySequenceEdit*>(field_);
    if (field == nullptr) return;
    const QList<QKeySequence> keys = keysOf(*action_);
    shown_ = keys.isEmpty() ? QKeySequence() : keys.front();
    field->setKeySequence(shown_);
}

void KeyRow::setEditing(bool on)
{
    if (field_ == nullptr) return setEnabled(!on);
    keys_->setVisible(!on);
    field_->setVisible(on);
}

KeySheet::KeySheet(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent), actions_(actions)
{
    auto* column = startSheet(this, tr("Keys"), tr("What works on this page, and everywhere"));
    QWidget* inner = makeColumns();
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("keys.scroll"));
    scroll->setAccessibleName(tr("Keys"));
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumSize(qMax(2 * kColumnWidth + 56, inner->sizeHint().width() + 16),
                           qMin(inner->sizeHint().height() + 8, kMostHeight));
    column->addWidget(scroll, 1);
    trouble_ = makeLabel({}, "bad", this);
    trouble_->setObjectName(QStringLiteral("keys.trouble"));
    trouble_->setWordWrap(true);
    trouble_->hide();
    column->addWidget(trouble_);
    column->addSpacing(12);
    auto* edit = makeButton(QStringLiteral("keys.edit"), tr("Change keys"), "",
                            QStringLiteral("edit"), this);
    edit->setCheckable(true);
    edit->setAutoDefault(false);
    auto* first = makeButton(QStringLiteral("keys.reset"), tr("As at first"), "ghost", {}, this);
    first->setAutoDefault(false);
    first->hide();
    auto* done = makeButton(QStringLiteral("keys.done"), tr("Done"), "", {}, this);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(edit);
    foot->addWidget(first);
    foot->addStretch(1);
    foot->addWidget(done);
    column->addLayout(foot);
    done->setFocus();
    connect(edit, &QPushButton::toggled, this, [this, first](bool on) {
        first->setVisible(on);
        setEditing(on);
    });
    connect(first, &QPushButton::clicked, this, &KeySheet::reset);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
}

QWidget* KeySheet::makeColumns()
{
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
    for (QAction* action : std::as_const(actions_)) {
        if (keysOf(*action).isEmpty() && firstKeysOf(*action).isEmpty()) continue;
        const QString group = groupOf(*action);
        if (!groups.contains(group)) groups.append(group);
        byGroup[group].append(action);
    }
    int lengths[2] = {0, 0};
    for (const QString& group : std::as_const(groups)) {
        const int at = lengths[0] <= lengths[1] ? 0 : 1;
        if (lengths[at] > 0) sides[at]->addSpacing(12);
        sides[at]->addWidget(makeLabel(titleOfGroup(group), "captionStrong", inner));
        for (QAction* action : std::as_const(byGroup[group])) {
            auto* row = new KeyRow(action, this);
            connect(row, &KeyRow::keysChosen, this, [this, row](const QKeySequence& keys) {
                const QString trouble =
                    change(row->action(), keys.isEmpty() ? QList<QKeySequence>() : QList{keys});
                trouble_->setText(trouble);
                trouble_->setVisible(!trouble.isEmpty());
            });
            rows_.append(row);
            sides[at]->addWidget(row);
        }
        lengths[at] += static_cast<int>(byGroup[group].size()) + 2;
    }
    for (auto* side : sides) side->addStretch(1);
    return inner;
}

QString KeySheet::change(QAction* action, const QList<QKeySequence>& keys)
{
    QString trouble;
    const auto taken = [&trouble](const QKeySequence& each, const QString& title) {
        trouble = tr("%1 belongs to “%2” already. Take other keys, or change that first.")
                      .arg(each.toString(QKeySequence::NativeText), title);
    };
    const bool isEverywhere = action->shortcutContext() == Qt::WindowShortcut;
    for (const Taken& each : std::as_const(elsewhere_)) {
        if (isEverywhere && keys.contains(each.keys)) taken(each.keys, each.title);
    }
    for (const QAction* other : std::as_const(actions_)) {
        for (const QKeySequence& each : keysOf(*other)) {
            if (other != action && keys.contains(each)) taken(each, other->text());
        }
    }
    if (trouble.isEmpty() && keysOf(*action) != keys) {
        setKeys(*action, keys);
        Q_EMIT changed(action);
    }
    for (KeyRow* row : std::as_const(rows_)) {
        if (row->action() == action) row->showKeys();
    }
    return trouble;
}

void KeySheet::setEditing(bool on)
{
    for (KeyRow* row : std::as_const(rows_)) row->setEditing(on);
    trouble_->hide();
}

void KeySheet::reset()
{
    // All at once: one after the other, two that had changed places would be in each other's way.
    for (QAction* action : std::as_const(actions_)) {
        if (keysOf(*action) == firstKeysOf(*action)) continue;
        setKeys(*action, firstKeysOf(*action));
        Q_EMIT changed(action);
    }
    for (KeyRow* row : std::as_const(rows_)) row->showKeys();
    trouble_->hide();
}

}  // namespace gatehouse::ui
