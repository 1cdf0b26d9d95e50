#include "ui/widgets/turn_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/json_tree.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/picture_tile.h"
#include "ui/widgets/text_blocks.h"

namespace gatehouse::ui {
namespace {

constexpr qsizetype kFoldAbove = 900;  // a system text or tool result above it begins folded
constexpr int kFoldedTo = 280;
constexpr std::size_t kMostIndented = 64 * 1024;

QString roleText(const dialect::Turn& turn)
{
    if (turn.kind == "tool_call") return TurnCard::tr("Tool call");
    if (turn.kind == "tool_result") return TurnCard::tr("Tool result");
    if (turn.kind == "thinking") return TurnCard::tr("Thinking");
    if (turn.role == "system") return TurnCard::tr("System");
    if (turn.role == "user") return TurnCard::tr("User");
    if (turn.role == "assistant") return TurnCard::tr("Assistant");
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

bool isTool(const dialect::Turn& turn)
{
    return turn.kind == "tool_call" || turn.kind == "tool_result";
}

bool isMedia(const dialect::Turn& turn)
{
    return turn.kind == "image" || turn.kind == "audio" || turn.kind == "file";
}

/// What tools are asked and say reads better indented.
QString wordsOf(const dialect::Turn& turn)
{
    const auto first = turn.text.find_first_not_of(" \r\n\t");
    const bool mayBeJson =
        first != std::string::npos && (turn.text[first] == '{' || turn.text[first] == '[');
    if (isTool(turn) && mayBeJson && turn.text.size() < kMostIndented) {
        if (const auto tree = app::JsonTree::parse(turn.text)) return app::text(tree->pretty());
    }
    return app::text(turn.text);
}

int foldOf(const dialect::Turn& turn, const QString& words, bool receiving)
{
    if (receiving) return -1;
    if (turn.kind == "thinking") return 0;
    const bool past =
        turn.role == "system" || turn.role == "developer" || turn.kind == "tool_result";
    return past && words.size() > kFoldAbove ? kFoldedTo : -1;
}

}  // namespace

TurnCard::TurnCard(QWidget* parent) : QFrame(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    role_ = new TintLabel(this);
    side_ = makeLabel({}, "caption", this);
    side_->setMaximumWidth(170);
    fold_ = makeIconButton(QStringLiteral("traffic.turn.fold"), tr("Fold or unfold"),
                           QStringLiteral("chevron-down"), this);
    fold_->setIconSize(QSize(14, 14));
    head->addWidget(role_);
    head->addStretch(1);
    head->addWidget(side_);
    head->addWidget(fold_);
    column->addLayout(head);
    text_ = new FoldingText(QStringLiteral("traffic.turn.more"), this);
    column->addWidget(text_);
    picture_ = new PictureTile(this);
    column->addWidget(picture_);
    resultBox_ = new QWidget(this);
    auto* result = new QVBoxLayout(resultBox_);
    result->setContentsMargins(0, 6, 0, 0);
    result->setSpacing(4);
    result->addWidget(makeLine(resultBox_));
    resultRole_ = new TintLabel(resultBox_);
    resultRole_->setTint(Token::Info);
    result->addWidget(resultRole_);
    result_ = new FoldingText(QStringLiteral("traffic.turn.result.more"), resultBox_);
    result->addWidget(result_);
    column->addWidget(resultBox_);
    receiving_ = new TintLabel(this);
    receiving_->setTint(Token::AccentText);
    column->addWidget(receiving_);
    connect(fold_, &QToolButton::clicked, this, [this] { text_->setFolded(!text_->folded()); });
    connect(text_, &FoldingText::foldedChanged, this, &TurnCard::showArrow);
}

void TurnCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of().colour(Token::Sunken));
    painter.drawRoundedRect(rect(), 8, 8);
}

void TurnCard::setTurn(const app::Said& said, const QString& side, bool receiving)
{
    const dialect::Turn& turn = said.turn;
    const QString kind = app::text(turn.role) + QLatin1Char('/') + app::text(turn.kind) +
                         QLatin1Char('/') + app::text(turn.id);
    if (kind != kind_) {
        kind_ = kind;
        text_->begin();
        result_->begin();
        role_->setTint(tintOf(turn));
    }
    QString role = roleText(turn).toUpper();
    if (!turn.name.empty()) role += QStringLiteral("  ") + app::text(turn.name);
    role_->setText(role);
    side_->setText(side.isEmpty() ? app::text(turn.id) : side);
    receiving_->setVisible(receiving);
    if (receiving) receiving_->setText(tr("receiving…"));
    showWords(said, receiving);
    showResult(said);
}

void TurnCard::showWords(const app::Said& said, bool receiving)
{
    const dialect::Turn& turn = said.turn;
    const bool media = isMedia(turn);
    picture_->setVisible(media);
    text_->setVisible(!media);
    fold_->setVisible(false);
    if (media) return picture_->setTurn(turn);
    const QString words = wordsOf(turn);
    text_->setText(words, isTool(turn), foldOf(turn, words, receiving));
    fold_->setVisible(words.size() > kFoldedTo + 80 || turn.kind == "thinking");
    showArrow();
}

void TurnCard::showResult(const app::Said& said)
{
    resultBox_->setVisible(said.result.has_value());
    if (!said.result) return;
    const QString words = wordsOf(*said.result);
    resultRole_->setText(tr("Result").toUpper());
    result_->setText(words, true, foldOf(*said.result, words, false));
}

void TurnCard::showArrow()
{
    fold_->setIcon(Theme::icon(text_->folded() ? QStringLiteral("chevron-right")
                                               : QStringLiteral("chevron-down")));
}

}  // namespace gatehouse::ui
