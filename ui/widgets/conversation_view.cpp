#include "ui/widgets/conversation_view.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/found_strip.h"
#include "ui/widgets/turn_card.h"

namespace gatehouse::ui {

ConversationView::ConversationView(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("traffic.conversation"));
    setAccessibleName(tr("Conversation"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(this);
    content->setObjectName(QStringLiteral("traffic.conversation.content"));
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(0, 0, 8, 12);
    column_->setSpacing(8);
    earlier_ = makeButton(QStringLiteral("traffic.conversation.earlier"), {}, "link", {}, content);
    nothing_ = makeLabel({}, "small", content);
    nothing_->setWordWrap(true);
    found_ = new FoundStrip(content);
    column_->addWidget(found_);
    column_->addWidget(earlier_, 0, Qt::AlignLeft);
    column_->addWidget(nothing_);
    column_->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    earlier_->setAccessibleName(tr("Show earlier turns"));
    earlier_->hide();
    connect(found_, &FoundStrip::filterAsked, this, &ConversationView::filterAsked);
    connect(earlier_, &QPushButton::clicked, this, [this] {
        shownTurns_ += 200;
        showTurns();
    });
}

void ConversationView::setNothing(const QString& why)
{
    said_.clear();
    nothing_->setText(why);
    shownTurns_ = kFirstShown;
    showTurns();
}

void ConversationView::setTurns(const std::vector<dialect::Turn>& turns, const QString& side,
                                const QString& receiving)
{
    said_ = app::pairedTurns(turns);
    sideText_ = side;
    receiving_ = receiving;
    showTurns();
}

void ConversationView::setFound(const std::vector<app::FoundMark>& marks)
{
    found_->show(marks);
}

void ConversationView::showTurns()
{
    const std::size_t hidden = said_.size() > shownTurns_ ? said_.size() - shownTurns_ : 0;
    earlier_->setVisible(hidden > 0);
    earlier_->setText(tr("Show %n earlier turns", nullptr, static_cast<int>(hidden)));
    earlier_->setAccessibleName(earlier_->text());
    nothing_->setVisible(said_.empty());
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4;
    const bool receiving = !receiving_.isEmpty();
    const std::size_t wanted = said_.size() - hidden;
    while (cards_.size() > wanted) {
        cards_.back()->hide();
        cards_.back()->deleteLater();
        cards_.pop_back();
    }
    for (std::size_t i = 0; i < wanted; ++i) {
        if (i == cards_.size()) {
            cards_.push_back(new TurnCard(widget()));
            column_->insertWidget(column_->count() - 1, cards_.back());
            cards_.back()->show();
        }
        const bool last = i + 1 == wanted;
        cards_[i]->setTurn(said_[hidden + i], last ? sideText_ : QString(), last && receiving);
    }
    if (receiving && atEnd) {
        widget()->layout()->activate();
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    }
}

}  // namespace gatehouse::ui
