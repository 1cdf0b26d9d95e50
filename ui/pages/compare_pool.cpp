#include "ui/pages/compare_pool.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/pages/compare_view.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

ComparePool::ComparePool(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("traffic.pool"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeLine(this));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(24, 8, 24, 8);
    row->setSpacing(8);
    words_ = makeLabel({}, "small2", this);
    words_->setObjectName(QStringLiteral("traffic.pool.words"));
    row->addWidget(words_);
    chips_ = new QHBoxLayout;
    chips_->setSpacing(6);
    row->addLayout(chips_);
    row->addStretch(1);
    auto* clear = makeButton(QStringLiteral("traffic.pool.clear"), tr("Clear"), "ghost", {}, this);
    compare_ = makeButton(QStringLiteral("traffic.pool.compare"), tr("Compare"), "primary",
                          QStringLiteral("compare"), this);
    compare_->setToolTip(tr("Side by side (Shift+M)"));
    row->addWidget(clear);
    row->addWidget(compare_);
    column->addLayout(row);
    connect(clear, &QPushButton::clicked, this, &ComparePool::clear);
    connect(compare_, &QPushButton::clicked, this, &ComparePool::compareNow);
    hide();
}

void ComparePool::add(const std::vector<Entry>& entries)
{
    bool isFull = false;
    for (const Entry& entry : entries) {
        if (std::ranges::find(entries_, entry.row, &Entry::row) != entries_.end()) continue;
        if (entries_.size() == CompareView::kMost) {
            isFull = true;
            break;
        }
        entries_.push_back(entry);
    }
    showEntries();
    if (isFull)
        words_->setText(tr("At most %n calls:", nullptr, static_cast<int>(CompareView::kMost)));
}

void ComparePool::clear()
{
    entries_.clear();
    showEntries();
}

std::vector<store::RowId> ComparePool::calls() const
{
    std::vector<store::RowId> rows;
    for (const Entry& entry : entries_) rows.push_back(entry.row);
    return rows;
}

void ComparePool::compareNow()
{
    if (entries_.size() >= 2) Q_EMIT compareAsked(calls());
}

void ComparePool::showEntries()
{
    clearLayout(chips_);
    for (const Entry& entry : entries_) {
        auto* chip = new QToolButton(this);
        chip->setObjectName(QStringLiteral("traffic.pool.call"));
        chip->setText(entry.title);
        chip->setAccessibleName(tr("Take %1 out of the comparison").arg(entry.title));
        chip->setToolTip(tr("Take it out"));
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setIcon(Theme::icon(QStringLiteral("close"), Token::Text3));
        chip->setIconSize(QSize(12, 12));
        chip->setProperty("chip", true);
        chip->setCursor(Qt::PointingHandCursor);
        connect(chip, &QToolButton::clicked, this, [this, row = entry.row] {
            std::erase_if(entries_, [row](const Entry& each) { return each.row == row; });
            showEntries();
        });
        chips_->addWidget(chip);
    }
    words_->setText(entries_.size() < 2 ? tr("To compare, add one more (M):") : tr("To compare:"));
    compare_->setEnabled(entries_.size() >= 2);
    setVisible(!entries_.empty());
}

}  // namespace gatehouse::ui
