#include "ui/pages/licence_sheet.h"

#include <QFile>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

LicenceSheet::LicenceSheet(QWidget* parent) : QDialog(parent)
{
    auto* column = startSheet(this, tr("Licences"),
                              tr("Gatehouse is free software under the GPL, version 3 or later. "
                                 "It is made with the work of others:"));
    setMinimumSize(620, 480);
    auto* text = new QPlainTextEdit(this);
    text->setObjectName(QStringLiteral("licences.text"));
    text->setAccessibleName(tr("Licences"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setProperty("code", true);
    QFile file(QStringLiteral(":/theme/licences.txt"));
    if (file.open(QIODevice::ReadOnly)) text->setPlainText(QString::fromUtf8(file.readAll()));
    column->addWidget(text, 1);
    column->addSpacing(8);
    auto* row = new QHBoxLayout;
    auto* close = makeButton(QStringLiteral("licences.close"), tr("Close"), "", {}, this);
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

}  // namespace gatehouse::ui
