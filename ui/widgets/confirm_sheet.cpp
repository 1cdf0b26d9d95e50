#include "ui/widgets/confirm_sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

ConfirmSheet::ConfirmSheet(const QString& title, const QString& text, const QString& action,
                           const QString& icon, QWidget* parent)
    : QDialog(parent)
{
    constexpr int kWidth = 420;
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = startSheet(this, title, text);
    setMinimumWidth(kWidth);
    column->addSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("confirm.cancel"), tr("Cancel"), "", {}, this);
    auto* go = makeButton(QStringLiteral("confirm.go"), action, "danger", icon, this);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(go);
    column->addLayout(row);
    cancel->setDefault(true);
    go->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go, &QPushButton::clicked, this, &QDialog::accept);
}

}  // namespace gatehouse::ui
