#include "ui/palette/command_palette.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/delegates/palette_delegate.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/fade.h"

namespace gatehouse::ui {
namespace {

constexpr int kWidth = 620;
constexpr int kHeight = 392;
constexpr int kTop = 110;
constexpr int kMargin = 16;

}  // namespace

CommandPalette::CommandPalette(QWidget* window) : QWidget(window)
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Search or run a command"));
    card_ = new QFrame(this);
    card_->setObjectName(QStringLiteral("paletteCard"));
    auto* column = new QVBoxLayout(card_);
    column->setContentsMargins(1, 1, 1, 8);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 16, 0);
    head->setSpacing(8);
    auto* glass = makeIconButton(QStringLiteral("palette.glass"), tr("Search"),
                                 QStringLiteral("search"), card_);
    glass->setFocusPolicy(Qt::NoFocus);
    glass->setEnabled(false);
    field_ = new QLineEdit(card_);
    field_->setObjectName(QStringLiteral("palette.field"));
    field_->setAccessibleName(tr("Search or run a command"));
    field_->setPlaceholderText(
        tr("Search pages, commands, providers, views and settings; ? for more"));
    field_->setProperty("bare", true);
    field_->setFixedHeight(51);
    head->addWidget(glass);
    head->addWidget(field_, 1);
    column->addLayout(head);
    column->addWidget(makeLine(card_));
    column->addSpacing(8);
    list_ = new QListView(card_);
    list_->setObjectName(QStringLiteral("palette.list"));
    list_->setAccessibleName(tr("Results"));
    list_->setModel(&model_);
    list_->setItemDelegate(new PaletteDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setMouseTracking(true);
    column->addWidget(list_, 1);
    nothing_ = makeLabel(tr("Nothing has that name. Try fewer letters, or / to search requests."),
                         "small", card_);
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->hide();
    column->addWidget(nothing_, 1);
    connect(field_, &QLineEdit::textChanged, this, [this](const QString& text) {
        model_.search(text);
        const bool any = model_.rowCount() > 0;
        list_->setVisible(any);
        nothing_->setVisible(!any);
        choose(0);
    });
    connect(list_, &QListView::entered, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(list_, &QListView::clicked, this,
            [this](const QModelIndex& index) { run(index.row()); });
    field_->installEventFilter(this);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::open(QList<PaletteEntry> entries, const QStringList& used,
                          std::function<void(const QString&)> filter)
{
    const bool isNew = !isVisible();
    if (isNew) before_ = QApplication::focusWidget();
    model_.setEntries(std::move(entries), used, std::move(filter));
    field_->clear();
    list_->show();
    nothing_->hide();
    place();
    show();
    raise();
    if (isNew) fadeIn(card_);
    field_->setFocus(Qt::PopupFocusReason);
    choose(0);
}

void CommandPalette::close()
{
    hide();
    if (before_ != nullptr) before_->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible()) place();
    if (watched == field_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<const QKeyEvent*>(event);
        if (onKey(key->key(), key->modifiers())) return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool CommandPalette::onKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int last = model_.rowCount() - 1;
    const int row = list_->currentIndex().row();
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    switch (key) {
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run(row);
            return true;
        case Qt::Key_Down:
        case Qt::Key_Tab:
            choose(row >= last ? 0 : row + 1);
            return true;
        case Qt::Key_Up:
        case Qt::Key_Backtab:
            choose(row <= 0 ? last : row - 1);
            return true;
        case Qt::Key_PageDown:
            choose(qMin(last, row + 8));
            return true;
        case Qt::Key_PageUp:
            choose(qMax(0, row - 8));
            return true;
        case Qt::Key_N:
        case Qt::Key_P:
            if (control) choose(qBound(0, row + (key == Qt::Key_N ? 1 : -1), last));
            return control;
        default:
            return false;
    }
}

void CommandPalette::choose(int row)
{
    if (row < 0 || row >= model_.rowCount()) return;
    list_->setCurrentIndex(model_.index(row));
    // The focus stays in the field, so the list has to say by itself what is chosen.
    QAccessibleEvent said(list_, QAccessible::Focus);
    said.setChild(row);
    QAccessible::updateAccessibility(&said);
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= model_.rowCount()) return;
    const PaletteEntry entry = model_.entryAt(row);
    if (!entry.run) return;
    close();
    Q_EMIT ran(entry.id);
    entry.run();
}

void CommandPalette::place()
{
    setGeometry(parentWidget()->rect());
    const int wide = qMin(kWidth, width() - 2 * kMargin);
    const int top = qMin(kTop, qMax(kMargin, height() - kHeight - kMargin));
    card_->setGeometry((width() - wide) / 2, top, wide, qMin(kHeight, height() - top - kMargin));
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::of().colour(Token::Scrim));
}

void CommandPalette::mousePressEvent(QMouseEvent* event)
{
    if (!card_->geometry().contains(event->pos())) close();
}

}  // namespace gatehouse::ui
