#include "ui/pages/prompts/prompt_diff_sheet.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/compare/diff_model.h"
#include "app/formats.h"
#include "app/prompts/prompt_session.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/texts_view.h"

namespace gatehouse::ui {

PromptDiffSheet::PromptDiffSheet(app::PromptSession* session, QWidget* parent)
    : QDialog(parent), session_(session), model_(new app::DiffModel(this))
{
    auto* column = startSheet(this, tr("Two versions side by side"),
                              tr("Texts line by line, then variables and settings."));
    resize(900, 600);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    left_ = makeChoice(QStringLiteral("prompts.diff.left"), tr("Left"));
    right_ = makeChoice(QStringLiteral("prompts.diff.right"), tr("Right"));
    verdict_ = makeLabel({}, "small", this);
    verdict_->setObjectName(QStringLiteral("prompts.diff.verdict"));
    row->addWidget(left_);
    row->addWidget(right_);
    row->addWidget(verdict_, 1);
    column->addLayout(row);
    column->addSpacing(6);
    auto* view = new TextsView(*model_, this);
    view->setObjectName(QStringLiteral("prompts.diff.texts"));
    view->setAccessibleName(tr("Two versions side by side"));
    column->addWidget(view, 1);
    column->addSpacing(10);
    auto* bottom = new QHBoxLayout;
    auto* close = makeButton(QStringLiteral("prompts.diff.close"), tr("Close"), "", {}, this);
    bottom->addStretch(1);
    bottom->addWidget(close);
    column->addLayout(bottom);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    const int shown = right_->findData(QVariant::fromValue<qlonglong>(session_->shown()));
    right_->setCurrentIndex(shown);
    left_->setCurrentIndex(qMin(shown + 1, left_->count() - 1));  // the one before
    connect(left_, &QComboBox::currentIndexChanged, this, &PromptDiffSheet::compare);
    connect(right_, &QComboBox::currentIndexChanged, this, &PromptDiffSheet::compare);
    compare();
}

/// Newest first.
QComboBox* PromptDiffSheet::makeChoice(const QString& objectName, const QString& name)
{
    auto* box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    const auto* prompt = session_->prompt();
    if (prompt == nullptr) return box;
    for (auto each = prompt->versions.rbegin(); each != prompt->versions.rend(); ++each) {
        const QString note = app::text(each->note);
        box->addItem(QStringLiteral("v%1").arg(each->number) +
                         (note.isEmpty() ? QString() : QStringLiteral("  ") + note.left(40)),
                     QVariant::fromValue<qlonglong>(each->number));
    }
    return box;
}

void PromptDiffSheet::compare()
{
    const auto lines = [this](const QComboBox* box) {
        const auto* prompt = session_->prompt();
        const auto* version = prompt == nullptr
                                  ? nullptr
                                  : config::versionOf(*prompt, box->currentData().toLongLong());
        if (version == nullptr) return std::string();
        const auto source = prompt::readSource(version->content);
        return source ? prompt::linesOf(*source) : version->content;
    };
    const auto diff = app::diffTexts(lines(left_), lines(right_));
    model_->setTitles(left_->currentText(), right_->currentText());
    model_->setDiff(diff);
    verdict_->setText(diff->same()
                          ? tr("Nothing differs.")
                          : tr("%n line(s) differ.", nullptr, static_cast<int>(diff->changes)));
}

}  // namespace gatehouse::ui
