#include "ui/widgets/page_frame.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/theme/density.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

PageFrame::PageFrame(const QString& title, const QString& subtitle, QWidget* page)
    : QScrollArea(page)
{
    setObjectName(page->objectName().section(QLatin1Char('.'), 1) + QStringLiteral(".scroll"));
    setAccessibleName(title);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget(this);
    inner->setObjectName(QStringLiteral("page"));
    auto* column = new QVBoxLayout(inner);
    denseMargins(column, {24, 20, 24, 20}, {20, 12, 20, 12});
    denseSpacing(column, 16, 10);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeLabel(title, "h1", inner));
    subtitle_ = makeLabel(subtitle, "small", inner);
    words->addWidget(subtitle_);
    head->addLayout(words, 1);
    actions_ = new QHBoxLayout;
    actions_->setSpacing(8);
    head->addLayout(actions_);
    column->addLayout(head);
    body_ = new QVBoxLayout;
    denseSpacing(body_, 12, 8);
    column->addLayout(body_, 1);
    setWidget(inner);
    auto* whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(this);
}

void PageFrame::setSubtitle(const QString& text)
{
    if (subtitle_->text() != text) subtitle_->setText(text);
}

}  // namespace gatehouse::ui
