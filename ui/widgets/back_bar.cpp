#include "ui/widgets/back_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"

namespace gatehouse::ui {

BackBar::BackBar(const QString& objectName, const QString& back, QWidget* parent) : QFrame(parent)
{
    constexpr double kHeight = 56;
    setObjectName(objectName);
    setProperty("bar", true);
    setProperty("pane", true);
    setFixedHeight(Theme::of().scaled(kHeight));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    auto* button = makeButton(objectName + QStringLiteral(".back"), back, "ghost",
                              QStringLiteral("arrow-left"), this);
    row->addWidget(button);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    title_ = new ElidedLabel({}, this);
    setRole(title_, "h3");
    what_ = new ElidedLabel({}, this);
    setRole(what_, "small");
    words->addWidget(title_);
    words->addWidget(what_);
    words->addStretch(1);
    row->addLayout(words, 1);
    actions_ = new QHBoxLayout;
    actions_->setSpacing(8);
    row->addLayout(actions_);
    connect(button, &QPushButton::clicked, this, &BackBar::backAsked);
}

void BackBar::setWords(const QString& title, const QString& what)
{
    words_ = title;
    title_->setWhole(title);
    what_->setWhole(what);
}

QString BackBar::title() const
{
    return words_;
}

}  // namespace gatehouse::ui
