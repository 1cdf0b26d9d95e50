#include "ui/pages/prompts/preview_panel.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/prompts/prompt_session.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kLeastText = 220;

}  // namespace

PreviewPanel::PreviewPanel(app::PromptSession* session, QWidget* parent)
    : QScrollArea(parent), session_(session)
{
    makePane(*this, QStringLiteral("prompts.preview"), tr("Preview"));
    auto* inner = new QWidget(this);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(6);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(0);
    column->addLayout(rows_);
    words_ = makeLabel({}, "bad", inner);
    words_->setObjectName(QStringLiteral("prompts.preview.words"));
    words_->setWordWrap(true);
    column->addWidget(words_);
    text_ = new QPlainTextEdit(inner);
    text_->setObjectName(QStringLiteral("prompts.preview.text"));
    text_->setAccessibleName(tr("The messages as they go upstream"));
    text_->setReadOnly(true);
    text_->setTabChangesFocus(true);
    text_->setMinimumHeight(Theme::of().scaled(kLeastText));
    column->addWidget(text_, 1);
    try_ = makeButton(QStringLiteral("prompts.preview.try"), tr("Try it in the Playground"), "",
                      QStringLiteral("play"), inner);
    column->addWidget(try_, 0, Qt::AlignLeft);
    setWidget(inner);
    inner->setAutoFillBackground(false);
    connect(try_, &QPushButton::clicked, this, [this] { Q_EMIT tryAsked(app::text(body_)); });
}

void PreviewPanel::showSession()
{
    std::vector<std::string> names;
    for (const auto& each : session_->source().variables) names.push_back(each.name);
    if (names != names_) {
        names_ = std::move(names);
        clearLayout(rows_);
        for (const std::string& name : names_) {
            const QString title = app::text(name);
            auto* field = makeField(QStringLiteral("prompts.preview.value.") + title,
                                    tr("Value of %1").arg(title), values_[name], {});
            addField(rows_, title, field);
            connect(field, &QLineEdit::textEdited, this, [this, name](const QString& text) {
                values_[name] = text;
                showBody();
            });
        }
    }
    showBody();
}

void PreviewPanel::showBody()
{
    prompt::Values values;
    for (const std::string& name : names_) {
        const auto found = values_.find(name);
        if (found != values_.end() && !found->second.isEmpty())
            values.emplace(name, found->second.toStdString());
    }
    const auto body = prompt::previewOf(session_->content(), values);
    body_ = body ? *body : std::string();
    words_->setVisible(!body.ok());
    text_->setVisible(body.ok());
    try_->setEnabled(body.ok());
    if (!body) {
        words_->setText(app::text(body.error().message) + QStringLiteral("; ") +
                        app::text(body.error().hint));
        return;
    }
    const auto source = prompt::readSource(body_);
    text_->setPlainText(source ? app::text(prompt::linesOf(*source)) : app::text(body_));
}

}  // namespace gatehouse::ui
