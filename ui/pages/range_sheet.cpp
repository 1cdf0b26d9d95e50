#include "ui/pages/range_sheet.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

QDateTimeEdit* makeMoment(const QString& objectName, const QString& name, WallMicros at)
{
    auto* field = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(at / 1000));
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setCalendarPopup(true);
    field->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm"));
    return field;
}

WallMicros microsOf(const QDateTimeEdit* field)
{
    return field->dateTime().toMSecsSinceEpoch() * 1000;
}

}  // namespace

RangeSheet::RangeSheet(const app::Window& shown, QWidget* parent) : QDialog(parent)
{
    auto* column = startSheet(this, tr("Custom range"),
                              tr("The charts stand still between these two moments."));
    setMinimumWidth(380);
    from_ = makeMoment(QStringLiteral("range.from"), tr("From"), shown.from);
    to_ = makeMoment(QStringLiteral("range.to"), tr("To"), shown.to);
    addField(column, tr("From"), from_);
    addField(column, tr("To"), to_);
    wrong_ = makeLabel(tr("The end must be after the beginning."), "bad", this);
    column->addWidget(wrong_);
    auto* buttons = new QHBoxLayout;
    auto* cancel = makeButton(QStringLiteral("range.cancel"), tr("Cancel"), "", {}, this);
    show_ = makeButton(QStringLiteral("range.show"), tr("Show"), "primary", {}, this);
    show_->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(show_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(show_, &QPushButton::clicked, this, &QDialog::accept);
    connect(from_, &QDateTimeEdit::dateTimeChanged, this, &RangeSheet::check);
    connect(to_, &QDateTimeEdit::dateTimeChanged, this, &RangeSheet::check);
    check();
}

app::Window RangeSheet::window() const
{
    return {microsOf(from_), microsOf(to_)};
}

void RangeSheet::check()
{
    const bool right = microsOf(from_) < microsOf(to_);
    wrong_->setVisible(!right);
    show_->setEnabled(right);
}

}  // namespace gatehouse::ui
