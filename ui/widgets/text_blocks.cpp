#include "ui/widgets/text_blocks.h"

#include <algorithm>

#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr qsizetype kBlock = 1200;      // characters of one label
constexpr qsizetype kStep = 24 * 1024;  // of a very long text at a time
constexpr int kUsualFold = 280;         // where a text was folded that began unfolded

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

FoldingText::FoldingText(const QString& moreName, QWidget* parent)
    : QWidget(parent),
      text_(new TextBlocks(this)),
      more_(makeButton(moreName, {}, "link", {}, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(text_);
    column->addWidget(more_, 0, Qt::AlignLeft);
    more_->setAccessibleName(tr("Show more"));
    connect(more_, &QPushButton::clicked, this, [this] {
        const bool wasFolded = folded_;
        shown_ = folded_ ? kStep : shown_ + kStep;
        folded_ = false;
        touched_ = true;
        showText();
        if (wasFolded) Q_EMIT foldedChanged();
    });
}

void FoldingText::begin()
{
    touched_ = false;
    shown_ = 0;
}

void FoldingText::setText(const QString& whole, bool mono, int foldTo)
{
    whole_ = whole;
    mono_ = mono;
    foldTo_ = foldTo;
    if (!touched_) {
        folded_ = foldTo >= 0;
        shown_ = folded_ ? foldTo : std::max(kStep, shown_);
    }
    showText();
}

void FoldingText::setFolded(bool folded)
{
    if (folded == folded_) return;
    folded_ = folded;
    touched_ = true;
    shown_ = folded ? (foldTo_ >= 0 ? foldTo_ : kUsualFold) : std::max(kStep, shown_);
    showText();
    Q_EMIT foldedChanged();
}

void FoldingText::showText()
{
    const bool all = shown_ >= whole_.size();
    QString words = all ? whole_ : whole_.left(shown_);
    if (!all && folded_)
        words = words.trimmed() + (words.isEmpty() ? QString() : QStringLiteral(" …"));
    text_->setText(words.isEmpty() && whole_.isEmpty() ? tr("(empty)") : words, mono_);
    text_->setVisible(!words.isEmpty() || whole_.isEmpty());
    more_->setVisible(!all);
    if (all) return;
    more_->setText(
        folded_ ? tr("Show all (%1 characters)").arg(app::count(whole_.size()))
                : tr("Show more (%1 characters left)").arg(app::count(whole_.size() - shown_)));
    more_->setAccessibleName(more_->text());
}

}  // namespace gatehouse::ui
