#include "ui/pages/new_key_sheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

NewKeySheet::NewKeySheet(const QString& label, const Secret& key, const QString& baseUrl,
                         QWidget* parent)
    : QDialog(parent)
{
    auto* column =
        startSheet(this, tr("Key \"%1\"").arg(label),
                   tr("This is shown once. Gatehouse keeps only a hash of it, so copy it now."));
    setMinimumWidth(560);
    auto* row = new QHBoxLayout;
    auto* field =
        makeField(QStringLiteral("newKey.text"), tr("The new key"), app::text(key.reveal()), {});
    field->setReadOnly(true);
    field->setProperty("mono", true);
    auto* copy = makeButton(QStringLiteral("newKey.copy"), tr("Copy"), "primary",
                            QStringLiteral("copy"), this);
    row->addWidget(field, 1);
    row->addWidget(copy);
    column->addLayout(row);
    column->addSpacing(8);
    auto* code = new QPlainTextEdit(
        QStringLiteral("OPENAI_BASE_URL=%1/v1\nOPENAI_API_KEY=…").arg(baseUrl), this);
    code->setObjectName(QStringLiteral("newKey.snippet"));
    code->setAccessibleName(tr("How clients use it"));
    code->setReadOnly(true);
    code->setProperty("code", true);
    code->setFixedHeight(62);
    column->addWidget(code);
    column->addSpacing(12);
    auto* done = makeButton(QStringLiteral("newKey.done"), tr("Done"), "", {}, this);
    column->addWidget(done, 0, Qt::AlignRight);
    connect(copy, &QPushButton::clicked, this, [field, copy] {
        QGuiApplication::clipboard()->setText(field->text());
        copy->setText(NewKeySheet::tr("Copied"));
    });
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    field->selectAll();
}

}  // namespace gatehouse::ui
