#include "ui/pages/guardrails/guard_list.h"

#include <QApplication>
#include <QCheckBox>
#include <QDrag>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/kpi_card.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {
namespace {

constexpr int kWhereWidth = 84;
constexpr int kActionWidth = 74;
constexpr int kCourseWidth = 76;
constexpr int kCourseHeight = 24;
constexpr int kFoundWidth = 70;
constexpr int kGapInset = 10;
const QString kDragged = QStringLiteral("application/x-gatehouse-rule");

QString nameOf(const app::GuardRow& row)
{
    return QStringLiteral("guardrails.rule.") + (row.policy == app::GuardRow::kAttacks
                                                     ? QStringLiteral("attacks")
                                                     : QString::number(row.policy));
}

/// A place of its own width in a row, so that columns stand under one another.
QHBoxLayout* startColumn(QHBoxLayout* row, int width, QWidget* parent)
{
    auto* place = new QWidget(parent);
    place->setFixedWidth(Theme::of().scaled(width));
    auto* inner = new QHBoxLayout(place);
    inner->setContentsMargins(0, 0, 0, 0);
    row->addWidget(place);
    return inner;
}

}  // namespace

const char* badgeOf(const std::string& action)
{
    if (action == "BLOCK") return "bad";
    if (action == "FLAG") return "info";
    return "warn";
}

GuardList::GuardList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("guardrails.list"));
    setProperty("card", true);
    setAcceptDrops(true);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(6, 6, 6, 6);
    column_->setSpacing(0);
}

void GuardList::show(const std::vector<app::GuardRow>& rows)
{
    std::vector<app::GuardRow> now;
    for (const auto& line : lines_) now.push_back(line.row);
    if (now == rows) return;
    QString focused;
    for (const auto& line : lines_) {
        if (line.link->hasFocus()) focused = line.link->objectName();
    }
    clearLayout(column_);
    lines_.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool isLast = i + 1 == rows.size() || rows[i + 1].policy == app::GuardRow::kAttacks;
        addLine(rows[i], isLast);
    }
    if (!focused.isEmpty()) keepFocus(focused);
}

void GuardList::setHits(const app::GuardHits& hits)
{
    hits_ = hits;
    for (auto& line : lines_) fill(line);
}

void GuardList::addWords(const app::GuardRow& row, QWidget* link)
{
    auto* inner = new QHBoxLayout(link);
    inner->setContentsMargins(10, 9, 10, 9);
    inner->setSpacing(12);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* title = new ElidedLabel(row.title, link);
    setRole(title, "strong");
    words->addWidget(title);
    auto* what = new ElidedLabel(
        row.scope.isEmpty() ? row.what : tr("%1 · only %2").arg(row.what, row.scope), link);
    setRole(what, row.isWrong ? "bad" : "small");
    words->addWidget(what);
    inner->addLayout(words, 1);
    auto* where = startColumn(inner, kWhereWidth, link);
    where->addWidget(makeLabel(row.where, "small", link), 1);
    auto* action = startColumn(inner, kActionWidth, link);
    action->addWidget(makeBadge(row.action, row.isOn ? badgeOf(row.actionValue) : "neutral", link));
    action->addStretch(1);
}

void GuardList::addLine(const app::GuardRow& row, bool isLastPolicy)
{
    const QString base = nameOf(row);
    auto* whole = new QWidget(this);
    auto* outer = new QHBoxLayout(whole);
    outer->setContentsMargins(12, 0, 8, 0);
    outer->setSpacing(4);
    Line line;
    line.row = row;
    line.isOn = new QCheckBox(whole);
    line.isOn->setObjectName(base + QStringLiteral(".on"));
    line.isOn->setAccessibleName(tr("%1 is in use").arg(row.title));
    line.isOn->setToolTip(tr("In use"));
    line.isOn->setChecked(row.isOn);
    outer->addWidget(line.isOn);
    auto* link = new LinkRow(base, whole);
    addWords(row, link);
    auto* inner = qobject_cast<QHBoxLayout*>(link->layout());
    line.course = new Sparkline(row.actionValue == "BLOCK" ? 3 : 0, link);
    line.course->setFixedSize(Theme::of().scaled(kCourseWidth), Theme::of().scaled(kCourseHeight));
    inner->addWidget(line.course);
    auto* found = startColumn(inner, kFoundWidth, link);
    line.found = makeLabel({}, "monoSmall", link);
    line.found->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    found->addWidget(line.found, 1);
    line.link = link;
    link->installEventFilter(this);
    outer->addWidget(link, 1);
    const int place = row.policy;
    const bool isPolicy = place != app::GuardRow::kAttacks;
    const auto button = [&](const char* name, const QString& words, const char* icon, bool works) {
        auto* made = makeIconButton(base + QLatin1String(name), words, QLatin1String(icon), whole);
        made->setEnabled(works);
        outer->addWidget(made);
        return made;
    };
    auto* calls = button(".calls", tr("Show the calls in which %1 found something").arg(row.title),
                         "table", true);
    auto* up = button(".up", tr("Move %1 up").arg(row.title), "chevron-up", place > 0);
    auto* down = button(".down", tr("Move %1 down").arg(row.title), "chevron-down",
                        isPolicy && !isLastPolicy);
    auto* remove = button(".remove", tr("Remove %1").arg(row.title), "trash", isPolicy);
    connect(link, &LinkRow::clicked, this, [this, place] { Q_EMIT openAsked(place); });
    connect(line.isOn, &QCheckBox::clicked, this,
            [this, place](bool on) { Q_EMIT switched(place, on); });
    connect(calls, &QToolButton::clicked, this,
            [this, id = row.id] { Q_EMIT callsAsked(app::text(id)); });
    connect(up, &QToolButton::clicked, this, [this, place] { Q_EMIT moveAsked(place, -1); });
    connect(down, &QToolButton::clicked, this, [this, place] { Q_EMIT moveAsked(place, 1); });
    connect(remove, &QToolButton::clicked, this, [this, place] { Q_EMIT removeAsked(place); });
    column_->addWidget(whole);
    lines_.push_back(std::move(line));
    fill(lines_.back());
}

void GuardList::fill(Line& line)
{
    const auto hits = hits_.find(line.row.id);
    const auto* known = hits == hits_.end() ? nullptr : &hits->second;
    const QString words = app::hitsWords(known);
    line.found->setText(words);
    line.course->setValues(known == nullptr ? QVector<double>() : known->hours);
    line.course->setToolTip(tr("Calls in which it found something, in the last 24 hours"));
    const auto& row = line.row;
    line.link->setAccessibleName(QStringList{row.title, row.what, row.where, row.action, words,
                                             row.isOn ? tr("in use") : tr("off")}
                                     .join(QStringLiteral(", ")));
}

void GuardList::keepFocus(const QString& name)
{
    for (const auto& line : lines_) {
        if (line.link->objectName() == name) line.link->setFocus();
    }
}

bool GuardList::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
        case QEvent::KeyPress:
            return moveByKey(watched, static_cast<QKeyEvent*>(event));
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
            return moveByPointer(watched, static_cast<QMouseEvent*>(event));
        default:
            return false;
    }
}

bool GuardList::moveByKey(QObject* link, QKeyEvent* event)
{
    const int by = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    if (by == 0 || !event->modifiers().testFlag(Qt::AltModifier)) return false;
    int policies = 0, from = app::GuardRow::kAttacks;
    for (const auto& line : lines_) {
        policies += line.row.policy == app::GuardRow::kAttacks ? 0 : 1;
        if (line.link == link) from = line.row.policy;
    }
    const int to = from + by;
    if (from < 0 || to < 0 || to >= policies) return true;
    // The focus goes along: the row that now stands there is the one that was moved.
    Q_EMIT moveAsked(from, by);
    for (const auto& line : lines_) {
        if (line.row.policy == to) line.link->setFocus();
    }
    return true;
}

bool GuardList::moveByPointer(QObject* link, QMouseEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        pressed_ = event->pos();
        return false;
    }
    const bool isDrag =
        event->buttons().testFlag(Qt::LeftButton) &&
        (event->pos() - pressed_).manhattanLength() >= QApplication::startDragDistance();
    if (!isDrag || dragged_ >= 0) return false;
    for (const auto& line : lines_) {
        if (line.link == link) dragged_ = line.row.policy;
    }
    if (dragged_ < 0) return false;
    qobject_cast<QAbstractButton*>(link)->setDown(false);
    auto* drag = new QDrag(this);
    auto* parcel = new QMimeData;
    parcel->setData(kDragged, QByteArray::number(dragged_));
    drag->setMimeData(parcel);
    drag->exec(Qt::MoveAction);
    dragged_ = app::GuardRow::kAttacks;
    gap_ = -1;
    update();
    return true;
}

int GuardList::gapAt(int y) const
{
    int gap = 0;
    for (const auto& line : lines_) {
        const QWidget* whole = line.link->parentWidget();
        if (line.row.policy >= 0 && y > whole->geometry().center().y()) gap = line.row.policy + 1;
    }
    return gap;
}

int GuardList::lineOfGap(int gap) const
{
    int at = 0;
    for (const auto& line : lines_) {
        const QRect place = line.link->parentWidget()->geometry();
        if (line.row.policy == gap) return place.top();
        if (line.row.policy >= 0) at = place.bottom() + 1;
    }
    return at;
}

void GuardList::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasFormat(kDragged)) event->acceptProposedAction();
}

void GuardList::dragMoveEvent(QDragMoveEvent* event)
{
    gap_ = gapAt(event->position().toPoint().y());
    event->acceptProposedAction();
    update();
}

void GuardList::dragLeaveEvent(QDragLeaveEvent*)
{
    gap_ = -1;
    update();
}

void GuardList::dropEvent(QDropEvent* event)
{
    bool isNumber = false;
    const int from = event->mimeData()->data(kDragged).toInt(&isNumber);
    const int gap = gapAt(event->position().toPoint().y());
    gap_ = -1;
    update();
    const int by = gap > from ? gap - 1 - from : gap - from;
    if (!isNumber || by == 0) return;
    event->acceptProposedAction();
    // Rows are made anew once the drag is over: the one that was taken still sees to it.
    QMetaObject::invokeMethod(
        this, [this, from, by] { Q_EMIT moveAsked(from, by); }, Qt::QueuedConnection);
}

void GuardList::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (gap_ < 0) return;
    QPainter painter(this);
    painter.fillRect(QRect(kGapInset, lineOfGap(gap_) - 1, width() - 2 * kGapInset, 2),
                     Theme::of().colour(Token::Accent));
}

}  // namespace gatehouse::ui
