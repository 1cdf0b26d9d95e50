#include "ui/widgets/past_trial.h"

#include <algorithm>
#include <iterator>

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/clock.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"
#include "ui/widgets/pane.h"

namespace gatehouse::ui {
namespace {

constexpr qlonglong kPastHour = 3'600'000'000;  // µs

/// A badge is as wide as its words; its column is as wide as it is told.
QWidget* makeBadgeCell(const PastTrial::Cell& cell, QWidget* parent)
{
    auto* place = new QWidget(parent);
    auto* inner = new QHBoxLayout(place);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(makeBadge(cell.text, cell.badge, place));
    inner->addStretch(1);
    return place;
}

QWidget* makeTextCell(const PastTrial::Cell& cell, QWidget* parent)
{
    auto* label = new ElidedLabel(cell.text, parent);
    setRole(label, cell.role);
    return label;
}

}  // namespace

PastTrial::PastTrial(const QString& name, QWidget* parent)
    : QObject(parent),
      name_(name),
      controls_(new QWidget(parent)),
      choices_(new QHBoxLayout(controls_)),
      range_(new QComboBox(controls_)),
      go_(makeButton(name + QStringLiteral(".go"), tr("Look"), "", QStringLiteral("search"),
                     controls_)),
      words_(makeLabel({}, "body2", parent)),
      lines_(new QWidget(parent)),
      rows_(new QVBoxLayout),
      more_(makeButton(name + QStringLiteral(".more"), tr("Show more"), "ghost",
                       QStringLiteral("chevron-down"), lines_))
{
    range_->setObjectName(name + QStringLiteral(".range"));
    range_->setAccessibleName(tr("Calls of"));
    range_->addItem(tr("the last 24 hours"), 24 * kPastHour);
    range_->addItem(tr("the last 7 days"), 7 * 24 * kPastHour);
    range_->addItem(tr("the last 30 days"), 30 * 24 * kPastHour);
    range_->addItem(tr("all that is in the log"), 0LL);
    range_->setCurrentIndex(1);
    choices_->setContentsMargins(0, 0, 0, 0);
    choices_->setSpacing(6);
    choices_->addWidget(range_);
    choices_->addWidget(go_);
    words_->setObjectName(name + QStringLiteral(".words"));
    words_->setWordWrap(true);
    auto* column = new QVBoxLayout(lines_);
    column->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(0);
    column->addLayout(rows_);
    column->addWidget(more_, 0, Qt::AlignLeading);
    more_->hide();
    connect(go_, &QPushButton::clicked, this, [this] {
        if (isLooking_) {
            end();
            return Q_EMIT stopAsked();
        }
        const qlonglong back = range_->currentData().toLongLong();
        Q_EMIT lookAsked(back == 0 ? 0 : app::now() - back);
    });
    connect(more_, &QPushButton::clicked, this, [this] {
        wanted_ += kAtOnce;
        showLines();
    });
}

QWidget* PastTrial::makeArea(const QString& accessibleName)
{
    auto* area = new QScrollArea(lines_->parentWidget());
    makePane(*area, name_ + QStringLiteral(".lines"), accessibleName);
    auto* inner = new QWidget(area);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(lines_);
    column->addStretch(1);
    area->setWidget(inner);
    return area;
}

void PastTrial::addChoice(QWidget* choice)
{
    choices_->insertWidget(choices_->count() - 1, choice);
}

void PastTrial::begin()
{
    all_.clear();
    shown_ = 0;
    wanted_ = kAtOnce;
    clearLayout(rows_);
    more_->hide();
    setWords(tr("Looking…"));
    isLooking_ = true;
    go_->setText(tr("Stop"));
    go_->setAccessibleName(go_->text());
}

void PastTrial::end()
{
    isLooking_ = false;
    go_->setText(tr("Look"));
    go_->setAccessibleName(go_->text());
}

void PastTrial::setWords(const QString& words)
{
    setRole(words_, "body2");
    words_->setText(words);
}

void PastTrial::fail(const QString& words)
{
    end();
    words_->setText(words);
    setRole(words_, "bad");
}

void PastTrial::add(std::vector<Line> more)
{
    all_.insert(all_.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
    showLines();
}

void PastTrial::showLines()
{
    const std::size_t to = std::min(wanted_, all_.size());
    for (; shown_ < to; ++shown_) addLine(all_[shown_]);
    more_->setVisible(shown_ < all_.size());
}

void PastTrial::addLine(const Line& line)
{
    auto* link = new LinkRow(name_ + QStringLiteral(".hit.%1").arg(shown_), lines_);
    auto* row = new QHBoxLayout(link);
    row->setContentsMargins(6, 6, 6, 6);
    row->setSpacing(12);
    for (const auto& cell : line.cells) {
        QWidget* made =
            cell.badge != nullptr ? makeBadgeCell(cell, link) : makeTextCell(cell, link);
        if (!cell.tip.isEmpty()) made->setToolTip(cell.tip);
        if (cell.width > 0) made->setFixedWidth(Theme::of().scaled(cell.width));
        row->addWidget(made, cell.width > 0 ? 0 : 1);
    }
    link->setAccessibleName(line.spoken);
    connect(link, &LinkRow::clicked, this, [this, call = line.call] { Q_EMIT openAsked(call); });
    rows_->addWidget(link);
}

}  // namespace gatehouse::ui
