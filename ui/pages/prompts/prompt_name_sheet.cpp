#include "ui/pages/prompts/prompt_name_sheet.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/prompts/prompt_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

PromptNameSheet::PromptNameSheet(const config::Config& config, const QString& title,
                                 QWidget* parent)
    : QDialog(parent)
{
    build(tr("A new prompt"), tr("The title is for people; the name is what callers write."),
          tr("Write it"));
    title_->setText(title);
    name_->setText(app::text(app::freePromptName(config, title)));
    auto* ok = findChild<QPushButton*>(QStringLiteral("prompts.name.ok"));
    auto* trouble = findChild<QLabel*>(QStringLiteral("prompts.name.trouble"));
    connect(title_, &QLineEdit::textEdited, this, [this, config](const QString& text) {
        if (!name_->isModified()) name_->setText(app::text(app::freePromptName(config, text)));
    });
    connect(name_, &QLineEdit::textChanged, this, [this, config, ok, trouble] {
        const QString text = name_->text().trimmed();
        const bool taken = app::findPrompt(config, name()) != nullptr;
        const bool odd = text.isEmpty() || text.contains(QLatin1Char('/')) ||
                         text.contains(QLatin1Char('@')) || text.contains(QLatin1Char(' '));
        trouble->setText(taken ? tr("Another prompt has this name.")
                         : odd ? tr("A name is not empty and has no blank, slash or @.")
                               : QString());
        restyle(name_, "wrong", taken || odd);
        ok->setEnabled(!taken && !odd);
    });
}

PromptNameSheet::PromptNameSheet(const config::PromptConfig& prompt, QWidget* parent)
    : QDialog(parent)
{
    build(tr("Rename the prompt"),
          tr("The title is for people. The name never changes: versions and callers go by it."),
          tr("Rename"));
    title_->setText(app::text(prompt.title));
    name_->setText(app::text(prompt.name));
    name_->setReadOnly(true);
}

void PromptNameSheet::build(const QString& heading, const QString& words, const QString& verb)
{
    auto* column = startSheet(this, heading, words);
    resize(460, 0);
    title_ = makeField(QStringLiteral("prompts.name.title"), tr("Title"), {}, tr("Support reply"));
    title_->setMaxLength(100);
    name_ = makeField(QStringLiteral("prompts.name.name"), tr("Name"), {}, {});
    name_->setMaxLength(100);
    name_->setProperty("mono", true);
    addField(column, tr("Title"), title_);
    addField(column, tr("Name"), name_, tr("Callers write the model prompt/NAME."));
    auto* trouble = makeLabel({}, "bad", this);
    trouble->setObjectName(QStringLiteral("prompts.name.trouble"));
    column->addWidget(trouble);
    auto* row = new QHBoxLayout;
    auto* cancel = makeButton(QStringLiteral("prompts.name.cancel"), tr("Cancel"), "", {}, this);
    auto* ok = makeButton(QStringLiteral("prompts.name.ok"), verb, "primary",
                          QStringLiteral("check"), this);
    ok->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(ok);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &QDialog::accept);
    title_->setFocus();
}

QString PromptNameSheet::title() const
{
    return title_->text().trimmed();
}

std::string PromptNameSheet::name() const
{
    return name_->text().trimmed().toStdString();
}

}  // namespace gatehouse::ui
