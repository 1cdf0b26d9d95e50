#include "ui/pages/prompts/prompt_publish_sheet.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/gateway.h"
#include "app/prompts/prompt_edit.h"
#include "app/prompts/prompt_session.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {

PromptPublishSheet::PromptPublishSheet(app::PromptSession* session, QWidget* parent)
    : QDialog(parent), session_(session)
{
    auto* column = startSheet(this, tr("Save version %1").arg(session->shown()),
                              tr("From then on it never changes; an edit makes the next one."));
    resize(620, 520);
    banner_ = new Banner(QStringLiteral("prompts.publish.banner"), this);
    banner_->hide();
    column->addWidget(banner_);
    production_ = new QCheckBox(tr("Calls that name no label get it (production)"), this);
    production_->setObjectName(QStringLiteral("prompts.publish.production"));
    production_->setAccessibleName(production_->text());
    const auto* prompt = session->prompt();
    const bool isFirst = prompt == nullptr || prompt->versions.size() < 2;
    production_->setChecked(isFirst);
    production_->setEnabled(!isFirst);
    column->addWidget(production_);
    column->addSpacing(8);
    column->addWidget(makeLabel(tr("All that is published with it"), "captionStrong", this));
    auto* diff = new DiffView(QStringLiteral("prompts.publish.diff"), tr("Changes"), this);
    diff->show(session->draft()->changes(), session->draft()->problems(),
               session->draft()->config());
    column->addWidget(diff, 1);
    column->addSpacing(10);
    note_ = makeField(QStringLiteral("prompts.publish.note"), tr("Note"), {},
                      tr("What is new, for those who look back"));
    note_->setMaxLength(200);
    addField(column, tr("Note"), note_);
    auto* row = new QHBoxLayout;
    auto* later = makeButton(QStringLiteral("prompts.publish.later"), tr("Later"), "", {}, this);
    publish_ = makeButton(QStringLiteral("prompts.publish.now"), tr("Save and publish"), "primary",
                          QStringLiteral("check"), this);
    publish_->setDefault(true);
    row->addStretch(1);
    row->addWidget(later);
    row->addWidget(publish_);
    column->addLayout(row);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(publish_, &QPushButton::clicked, this, &PromptPublishSheet::publish);
    note_->setFocus();
}

void PromptPublishSheet::publish()
{
    app::Draft* draft = session_->draft();
    const auto* prompt = session_->prompt();
    if (prompt == nullptr) return reject();
    const std::int64_t number = session_->shown();
    const std::string name = session_->name();
    const QString title = app::titleOf(*prompt);
    news_ = production_->isChecked() ? tr("%1: version %2 is in production").arg(title).arg(number)
                                     : tr("%1: version %2 is saved").arg(title).arg(number);
    config::Config next =
        app::withNote(draft->config(), session_->gateway()->config(), name, number, note_->text());
    if (production_->isChecked())
        next = app::withLabel(std::move(next), name, std::string(config::kProductionLabel), number);
    draft->edit(std::move(next));
    publish_->setEnabled(false);
    const QString note = note_->text().trimmed().isEmpty() ? news_ : note_->text();
    draft->publish(note, this, [this, draft](const app::PublishOutcome& outcome) {
        if (outcome.ok) return accept();
        draft->undo();  // the version stays a draft, as it was
        banner_->show("bad", tr("Nothing was published. %1").arg(outcome.error));
        publish_->setEnabled(true);
    });
}

}  // namespace gatehouse::ui
