#include "ui/draft_bar.h"

#include <QHBoxLayout>

#include "app/draft.h"
#include "ui/navigator.h"
#include "ui/pages/review_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {

DraftBar::DraftBar(app::Draft* draft, Navigator* navigator, Toasts* toasts, QWidget* parent)
    : QFrame(parent), draft_(draft), toasts_(toasts)
{
    setObjectName(QStringLiteral("draftBar"));
    setFixedHeight(48);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 0, 24, 0);
    row->setSpacing(8);
    row->addWidget(new Dot(Token::Warn, 8, this));
    words_ = makeLabel({}, "strong", this);
    words_->setObjectName(QStringLiteral("draft.words"));
    row->addWidget(words_);
    undo_ = makeIconButton(QStringLiteral("draft.undo"), tr("Undo (Ctrl+Z)"),
                           QStringLiteral("undo"), this);
    redo_ = makeIconButton(QStringLiteral("draft.redo"), tr("Redo (Ctrl+Shift+Z)"),
                           QStringLiteral("redo"), this);
    row->addWidget(undo_);
    row->addWidget(redo_);
    row->addStretch(1);
    auto* history = makeButton(QStringLiteral("draft.history"), tr("History"), "ghost", {}, this);
    auto* discard = makeButton(QStringLiteral("draft.discard"), tr("Discard"), "", {}, this);
    auto* look =
        makeButton(QStringLiteral("draft.review"), tr("Review"), "", QStringLiteral("eye"), this);
    publish_ = makeButton(QStringLiteral("draft.publish"), tr("Publish"), "primary",
                          QStringLiteral("check"), this);
    for (QPushButton* each : {history, discard, look, publish_}) row->addWidget(each);
    connect(undo_, &QToolButton::clicked, draft_, &app::Draft::undo);
    connect(redo_, &QToolButton::clicked, draft_, &app::Draft::redo);
    connect(history, &QPushButton::clicked, this,
            [navigator] { navigator->go(QStringLiteral("history")); });
    connect(discard, &QPushButton::clicked, this, &DraftBar::discard);
    connect(look, &QPushButton::clicked, this, &DraftBar::review);
    connect(publish_, &QPushButton::clicked, this, &DraftBar::publish);
    connect(draft_, &app::Draft::changed, this, &DraftBar::showDraft);
    showDraft();
}

void DraftBar::showDraft()
{
    const bool empty = draft_->isEmpty();
    setVisible(!empty);
    toasts_->setLift(empty ? 0 : height());
    if (empty) return;
    words_->setText(tr("%n change(s), not published", nullptr, draft_->changeCount()));
    undo_->setEnabled(draft_->canUndo());
    redo_->setEnabled(draft_->canRedo());
    publish_->setEnabled(!draft_->isPublishing());
}

void DraftBar::review()
{
    if (draft_->isEmpty()) return;
    ReviewSheet sheet(draft_, window());
    if (sheet.exec() == QDialog::Accepted) toasts_->show(tr("Published: live now"));
}

void DraftBar::discard()
{
    draft_->discard();
    toasts_->show(tr("Changes discarded"), tr("Undo"), [draft = draft_] { draft->undo(); });
}

void DraftBar::publish()
{
    // What must be looked at is not published past its reader.
    if (!draft_->problems().empty() || !draft_->clashes().isEmpty()) return review();
    publish_->setEnabled(false);
    draft_->publish({}, this, [this](const app::PublishOutcome& outcome) { told(outcome); });
}

void DraftBar::told(const app::PublishOutcome& outcome)
{
    if (outcome.ok) {
        toasts_->show(tr("Published: generation %1 is live").arg(outcome.generation));
    } else {
        toasts_->show(tr("Nothing was published. %1").arg(outcome.error), tr("Review"),
                      [this] { review(); });
    }
}

}  // namespace gatehouse::ui
