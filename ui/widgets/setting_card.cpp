#include "ui/widgets/setting_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/theme/density.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

QCheckBox* makeSwitchBox()
{
    auto* box = new QCheckBox;
    box->setFixedWidth(box->sizeHint().height() - 8);  // without the room its words would have
    return box;
}

SettingCard::SettingCard(const QString& objectName, const QString& title, const QString& text,
                         QWidget* parent)
    : QFrame(parent), title_(title)
{
    setObjectName(objectName);
    setProperty("card", true);
    column_ = startCard(this, title, text);
}

void SettingCard::addRow(const QString& title, const QString& text, QWidget* control)
{
    QFrame* line = makeLine(this);
    column_->addWidget(line);
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    denseMargins(row, {0, 8, 0, 8}, {0, 3, 0, 3});
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(makeLabel(title, "body", box));
    auto* what = makeLabel(text, "small", box);
    what->setWordWrap(true);
    words->addWidget(what);
    if (control->property("tall").toBool()) {  // the words stay together beside it
        words->insertStretch(0, 1);
        words->addStretch(1);
    }
    row->addLayout(words, 1);
    row->addWidget(control, 0, Qt::AlignVCenter);
    column_->addWidget(box);
    control->setAccessibleDescription(text);
    line->setVisible(!rows_.isEmpty());
    rows_.append({line, box, title_ + QLatin1Char('\n') + title + QLatin1Char('\n') + text});
}

int SettingCard::filter(const QString& words)
{
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    int left = 0;
    for (const Row& row : std::as_const(rows_)) {
        bool fits = true;
        for (const QString& word : wanted)
            fits = fits && row.words.contains(word, Qt::CaseInsensitive);
        row.box->setVisible(fits);
        row.line->setVisible(fits && left > 0);
        if (fits) ++left;
    }
    setVisible(left > 0);
    return left;
}

}  // namespace gatehouse::ui
