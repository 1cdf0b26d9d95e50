#include "ui/pages/rotate_sheet.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr qlonglong kHour = 3'600'000;  // ms

}  // namespace

RotateSheet::RotateSheet(const QString& label, QWidget* parent)
    : QDialog(parent), grace_(new QComboBox)
{
    auto* column = startSheet(this, tr("Rotate %1").arg(label),
                              tr("A new key of the same name is made now and shown once. Until the "
                                 "old one ends, programs work with either."));
    setMinimumWidth(440);
    grace_->setObjectName(QStringLiteral("rotate.grace"));
    grace_->setAccessibleName(tr("The old key works for"));
    grace_->addItem(tr("no longer: it ends at once"), 0LL);
    grace_->addItem(tr("one hour"), kHour);
    grace_->addItem(tr("one day"), 24 * kHour);
    grace_->addItem(tr("seven days"), 7 * 24 * kHour);
    grace_->setCurrentIndex(2);
    addField(column, tr("The old key works for"), grace_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("rotate.cancel"), tr("Cancel"), "", {}, this);
    auto* rotate = makeButton(QStringLiteral("rotate.go"), tr("Rotate"), "primary",
                              QStringLiteral("key"), this);
    rotate->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(rotate);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(rotate, &QPushButton::clicked, this, &QDialog::accept);
}

Millis RotateSheet::grace() const
{
    return Millis(grace_->currentData().toLongLong());
}

}  // namespace gatehouse::ui
