#include "ui/pages/review_sheet.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/draft.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {

ReviewSheet::ReviewSheet(app::Draft* draft, QWidget* parent) : QDialog(parent), draft_(draft)
{
    auto* column = startSheet(this, tr("Review changes"),
                              tr("Published changes are live at once; calls under way end as they "
                                 "began. The history can bring back any state."));
    resize(680, 560);
    banner_ = new Banner(QStringLiteral("review.banner"), this);
    column->addWidget(banner_);
    diff_ = new DiffView(QStringLiteral("review.diff"), tr("Changes"), this);
    column->addWidget(diff_, 1);
    column->addSpacing(10);
    note_ = makeField(QStringLiteral("review.note"), tr("Note for the history"), {},
                      app::summaryOf(draft_->changes()));
    note_->setMaxLength(200);
    addField(column, tr("Note for the history"), note_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* discard =
        makeButton(QStringLiteral("review.discard"), tr("Discard all"), "danger", {}, this);
    auto* later = makeButton(QStringLiteral("review.later"), tr("Later"), "", {}, this);
    publish_ = makeButton(QStringLiteral("review.publish"), tr("Publish"), "primary",
                          QStringLiteral("check"), this);
    publish_->setDefault(true);
    row->addWidget(discard);
    row->addStretch(1);
    row->addWidget(later);
    row->addWidget(publish_);
    column->addLayout(row);
    connect(discard, &QPushButton::clicked, this, [this] {
        draft_->discard();
        reject();
    });
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(publish_, &QPushButton::clicked, this, &ReviewSheet::publish);
    connect(draft_, &app::Draft::changed, this, &ReviewSheet::showDraft);
    showDraft();
}

void ReviewSheet::showDraft()
{
    const auto problems = draft_->problems();
    diff_->show(draft_->changes(), problems, draft_->config());
    publish_->setEnabled(problems.empty() && !draft_->isEmpty() && !draft_->isPublishing());
    if (!problems.empty()) {
        banner_->show("bad", tr("%n problem(s) to solve first: they stand at their places below.",
                                nullptr, static_cast<int>(problems.size())));
    } else if (!draft_->clashes().isEmpty()) {
        banner_->show("warn",
                      tr("Somebody else changed this as well; publishing puts your value in "
                         "its place: %1")
                          .arg(draft_->clashes().join(QStringLiteral(", "))));
    } else {
        banner_->hide();
    }
}

void ReviewSheet::publish()
{
    publish_->setEnabled(false);
    draft_->publish(note_->text(), this, [this](const app::PublishOutcome& outcome) {
        if (outcome.ok) {
            accept();
            return;
        }
        showDraft();
        if (!outcome.problems.empty())
            diff_->show(draft_->changes(), outcome.problems, draft_->config());
        banner_->show("bad", tr("Nothing was published. %1").arg(outcome.error));
        publish_->setEnabled(true);
    });
}

}  // namespace gatehouse::ui
