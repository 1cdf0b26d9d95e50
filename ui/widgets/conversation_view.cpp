#include "ui/widgets/conversation_view.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/json_tree.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr qsizetype kBlock = 1200;     // characters of one label
constexpr qsizetype kFoldAbove = 900;  // a system text or tool result above it begins folded
constexpr qsizetype kFoldedTo = 280;
constexpr qsizetype kStep = 24 * 1024;  // of a very long turn at a time

QString roleText(const dialect::Turn& turn)
{
    if (turn.kind == "tool_call") return ConversationView::tr("Tool call");
    if (turn.kind == "tool_result") return ConversationView::tr("Tool result");
    if (turn.kind == "thinking") return ConversationView::tr("Thinking");
    if (turn.role == "system") return ConversationView::tr("System");
    if (turn.role == "user") return ConversationView::tr("User");
    if (turn.role == "assistant") return ConversationView::tr("Assistant");
    return app::text(turn.role);
}

Token tintOf(const dialect::Turn& turn)
{
    if (turn.kind == "tool_call" || turn.kind == "tool_result") return Token::Info;
    if (turn.kind == "refusal") return Token::Bad;
    if (turn.kind == "thinking" || turn.role == "system" || turn.role == "developer") {
        return Token::Text3;
    }
    return turn.role == "user" ? Token::AccentText : Token::Ok;
}

/// Arguments of a tool call read better indented.
QString wordsOf(const dialect::Turn& turn)
{
    if (turn.kind == "tool_call" && turn.text.size() < 64 * 1024) {
        if (const auto tree = app::JsonTree::parse(turn.text)) return app::text(tree->pretty());
    }
    return app::text(turn.text);
}

}  // namespace

TextBlocks::TextBlocks(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
}

std::vector<QString> TextBlocks::split(const QString& text)
{
    std::vector<QString> blocks;
    qsizetype at = 0;
    while (text.size() - at > kBlock) {
        qsizetype end = text.indexOf(QLatin1Char('\n'), at + kBlock / 2);
        qsizetype next = end + 1;
        if (end < 0 || end > at + 2 * kBlock) {
            end = text.indexOf(QLatin1Char(' '), at + kBlock);
            if (end < 0 || end > at + 2 * kBlock) end = at + 2 * kBlock;
            if (end >= text.size()) break;
            next = text[end] == QLatin1Char(' ') ? end + 1 : end;
        }
        blocks.push_back(text.mid(at, end - at));
        at = next;
    }
    blocks.push_back(text.mid(at));
    return blocks;
}

void TextBlocks::setText(const QString& text, bool mono)
{
    const auto blocks = split(text);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i == labels_.size()) {
            auto* label = makeLabel({}, mono ? "mono" : "body", this);
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            label->setFocusPolicy(Qt::ClickFocus);
            label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
            column_->addWidget(label);
            labels_.push_back(label);
        }
        if (labels_[i]->text() != blocks[i]) labels_[i]->setText(blocks[i]);
    }
    while (labels_.size() > blocks.size()) {
        delete labels_.back();
        labels_.pop_back();
    }
}

TintLabel::TintLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setRole(this, "caption");
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TintLabel::setTint(Token token)
{
    token_ = token;
    update();
}

void TintLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(Theme::of().colour(token_));
    painter.drawText(rect(),
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) |
                         Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() + 8));
}

TurnCard::TurnCard(QWidget* parent) : QFrame(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    role_ = new TintLabel(this);
    side_ = makeLabel({}, "caption", this);
    fold_ = makeIconButton(QStringLiteral("traffic.turn.fold"), tr("Fold or unfold"),
                           QStringLiteral("chevron-down"), this);
    fold_->setIconSize(QSize(14, 14));
    head->addWidget(role_);
    head->addStretch(1);
    head->addWidget(side_);
    head->addWidget(fold_);
    column->addLayout(head);
    text_ = new TextBlocks(this);
    column->addWidget(text_);
    more_ = makeButton(QStringLiteral("traffic.turn.more"), {}, "link", {}, this);
    column->addWidget(more_, 0, Qt::AlignLeft);
    receiving_ = new TintLabel(this);
    receiving_->setTint(Token::AccentText);
    column->addWidget(receiving_);
    more_->setAccessibleName(tr("Show more"));
    connect(fold_, &QToolButton::clicked, this, [this] {
        folded_ = !folded_;
        touched_ = true;
        shown_ = folded_ ? kFoldedTo : std::max(kStep, shown_);
        showText();
    });
    connect(more_, &QPushButton::clicked, this, [this] {
        shown_ = folded_ ? kStep : shown_ + kStep;
        folded_ = false;
        touched_ = true;
        showText();
    });
}

void TurnCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of().colour(Token::Sunken));
    painter.drawRoundedRect(rect(), 8, 8);
}

void TurnCard::setTurn(const dialect::Turn& turn, const QString& side, bool receiving)
{
    const QString kind = app::text(turn.role) + QLatin1Char('/') + app::text(turn.kind);
    if (kind != kind_) {
        kind_ = kind;
        touched_ = false;
        shown_ = 0;
        role_->setTint(tintOf(turn));
    }
    QString role = roleText(turn).toUpper();
    if (!turn.name.empty()) role += QStringLiteral("  ") + app::text(turn.name);
    role_->setText(role);
    side_->setText(!side.isEmpty() ? side : turn.id.empty() ? QString() : app::text(turn.id));
    side_->setMaximumWidth(170);
    const QString words = wordsOf(turn);
    mono_ = turn.kind == "tool_call" || turn.kind == "tool_result";
    const bool foldable = words.size() > kFoldedTo + 80 || turn.kind == "thinking";
    if (!touched_) {
        const bool past =
            turn.role == "system" || turn.role == "developer" || turn.kind == "tool_result";
        folded_ = !receiving && (turn.kind == "thinking" || (past && words.size() > kFoldAbove));
        shown_ = folded_ ? (turn.kind == "thinking" ? 0 : kFoldedTo) : std::max(kStep, shown_);
    }
    fold_->setVisible(foldable);
    receiving_->setVisible(receiving);
    if (receiving) receiving_->setText(tr("receiving…"));
    whole_ = words;
    showText();
}

void TurnCard::showText()
{
    fold_->setIcon(
        Theme::icon(folded_ ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down")));
    const bool all = shown_ >= whole_.size();
    QString words = all ? whole_ : whole_.left(shown_);
    if (!all && folded_)
        words = words.trimmed() + (words.isEmpty() ? QString() : QStringLiteral(" …"));
    text_->setVisible(!words.isEmpty());
    text_->setText(words.isEmpty() && whole_.isEmpty() ? tr("(empty)") : words, mono_);
    text_->setVisible(!words.isEmpty() || whole_.isEmpty());
    more_->setVisible(!all);
    if (!all) {
        more_->setText(
            folded_ ? tr("Show all (%1 characters)").arg(app::count(whole_.size()))
                    : tr("Show more (%1 characters left)").arg(app::count(whole_.size() - shown_)));
        more_->setAccessibleName(more_->text());
    }
}

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
    column_->addWidget(earlier_, 0, Qt::AlignLeft);
    column_->addWidget(nothing_);
    column_->addStretch(1);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    earlier_->setAccessibleName(tr("Show earlier turns"));
    earlier_->hide();
    connect(earlier_, &QPushButton::clicked, this, [this] {
        shownTurns_ += 200;
        showTurns();
    });
}

void ConversationView::setNothing(const QString& why)
{
    turns_.clear();
    nothing_->setText(why);
    shownTurns_ = kFirstShown;
    showTurns();
}

void ConversationView::setTurns(const std::vector<dialect::Turn>& turns, const QString& side,
                                const QString& receiving)
{
    turns_ = turns;
    sideText_ = side;
    receiving_ = receiving;
    showTurns();
}

void ConversationView::showTurns()
{
    const std::size_t hidden = turns_.size() > shownTurns_ ? turns_.size() - shownTurns_ : 0;
    earlier_->setVisible(hidden > 0);
    earlier_->setText(tr("Show %n earlier turns", nullptr, static_cast<int>(hidden)));
    earlier_->setAccessibleName(earlier_->text());
    nothing_->setVisible(turns_.empty());
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4;
    const bool receiving = !receiving_.isEmpty();
    const std::size_t wanted = turns_.size() - hidden;
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
        cards_[i]->setTurn(turns_[hidden + i], last ? sideText_ : QString(), last && receiving);
    }
    if (receiving && atEnd) {
        widget()->layout()->activate();
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    }
}

}  // namespace gatehouse::ui
