#include "ui/pages/support_sheet.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

SupportSheet::SupportSheet(QList<app::BundlePart> parts, QWidget* parent)
    : QDialog(parent), parts_(std::move(parts))
{
    auto* column = startSheet(
        this, tr("Support bundle"),
        tr("This is all of it, and nothing is sent anywhere: save it and attach it yourself. "
           "Keys and tokens are masked as ***; leave out what you would rather keep."));
    setMinimumSize(760, 560);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    for (const app::BundlePart& part : std::as_const(parts_)) {
        auto* box = new QCheckBox(part.title, this);
        box->setObjectName(QStringLiteral("support.") + part.id);
        box->setAccessibleName(part.title);
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &SupportSheet::showText);
        boxes_.append(box);
        row->addWidget(box);
    }
    row->addStretch(1);
    column->addLayout(row);
    column->addSpacing(4);
    preview_ = new QPlainTextEdit(this);
    preview_->setObjectName(QStringLiteral("support.preview"));
    preview_->setAccessibleName(tr("What is saved"));
    preview_->setReadOnly(true);
    preview_->setTabChangesFocus(true);
    preview_->setProperty("code", true);
    column->addWidget(preview_, 1);
    hidden_ = makeLabel({}, "small", this);
    hidden_->setObjectName(QStringLiteral("support.hidden"));
    trouble_ = makeLabel({}, "bad", this);
    trouble_->setWordWrap(true);
    trouble_->hide();
    column->addSpacing(4);
    column->addWidget(hidden_);
    column->addWidget(trouble_);
    column->addSpacing(8);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto* close = makeButton(QStringLiteral("support.close"), tr("Close"), "ghost", {}, this);
    auto* copy =
        makeButton(QStringLiteral("support.copy"), tr("Copy"), "", QStringLiteral("copy"), this);
    auto* save = makeButton(QStringLiteral("support.save"), tr("Save…"), "primary",
                            QStringLiteral("export"), this);
    buttons->addWidget(close);
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(save);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(shown_); });
    connect(save, &QPushButton::clicked, this, &SupportSheet::askAndSave);
    showText();
}

QString SupportSheet::text() const
{
    QList<app::BundlePart> chosen;
    for (qsizetype i = 0; i < parts_.size(); ++i) {
        if (boxes_[i]->isChecked()) chosen.append(parts_[i]);
    }
    return app::bundleText(chosen);
}

void SupportSheet::showText()
{
    shown_ = text();  // told once: it names the moment it was made
    preview_->setPlainText(shown_);
    int hidden = 0;
    for (qsizetype i = 0; i < parts_.size(); ++i) {
        if (boxes_[i]->isChecked()) hidden += parts_[i].hidden;
    }
    hidden_->setText(tr("%n value(s) masked", nullptr, hidden));
}

QString SupportSheet::save(const QString& path) const
{
    QSaveFile file(path);
    const bool done = file.open(QIODevice::WriteOnly) && file.write(shown_.toUtf8()) >= 0 &&
                      file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.commit();
    return done ? QString() : tr("Not saved: %1. Choose another folder.").arg(file.errorString());
}

void SupportSheet::askAndSave()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the support bundle"), folder + QStringLiteral("/gatehouse-support.txt"));
    if (path.isEmpty()) return;
    const QString trouble = save(path);
    trouble_->setText(trouble);
    trouble_->setVisible(!trouble.isEmpty());
    if (trouble.isEmpty()) accept();
}

}  // namespace gatehouse::ui
