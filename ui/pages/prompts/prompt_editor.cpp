#include "ui/pages/prompts/prompt_editor.h"

#include <algorithm>
#include <set>

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/playground/play_models.h"
#include "app/prompts/prompt_edit.h"
#include "app/prompts/prompt_session.h"
#include "ui/navigator.h"
#include "ui/pages/prompts/message_blocks.h"
#include "ui/pages/prompts/preview_panel.h"
#include "ui/pages/prompts/prompt_diff_sheet.h"
#include "ui/pages/prompts/prompt_name_sheet.h"
#include "ui/pages/prompts/prompt_publish_sheet.h"
#include "ui/pages/prompts/prompt_settings.h"
#include "ui/pages/prompts/prompt_side.h"
#include "ui/pages/prompts/variable_rows.h"
#include "ui/pages/routes/route_counts.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kTypingPause = 400;  // ms after the last key
constexpr int kSideWidth = 304;
constexpr int kHeadHeight = 56;

/// Names that texts use, in their order; as the engine reads them.
QStringList usedNames(const prompt::Source& source)
{
    QStringList names;
    for (const auto& message : source.messages) {
        const auto text = prompt::Template::parse(message.text);
        if (!text) continue;
        for (const auto& piece : text->pieces()) {
            const QString name = app::text(piece.text);
            if (piece.isVariable && !names.contains(name)) names += name;
        }
    }
    return names;
}

}  // namespace

PromptEditor::PromptEditor(const PageContext& context, app::PromptSession* session, QWidget* parent)
    : QWidget(parent), context_(context), session_(session)
{
    setObjectName(QStringLiteral("prompts.editor"));
    counts_ = new RouteCounts(context_.reader, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeParts(), 1);
    row->addWidget(makeRight());
    column->addLayout(row, 1);
    pause_.setSingleShot(true);
    pause_.setInterval(kTypingPause);
    connect(&pause_, &QTimer::timeout, this, &PromptEditor::commit);
    const auto typed = [this] { pause_.start(); };
    connect(messages_, &MessageBlocks::edited, this, typed);
    connect(variables_, &VariableRows::edited, this, typed);
    connect(settings_, &PromptSettings::edited, this, typed);
    connect(session_, &app::PromptSession::changed, this, &PromptEditor::showSession);
    connect(counts_, &RouteCounts::counted, versions_, &PromptSide::setResults);
}

QWidget* PromptEditor::makeHead()
{
    auto* head = new QFrame(this);
    head->setObjectName(QStringLiteral("prompts.head"));
    head->setProperty("bar", true);
    head->setProperty("pane", true);
    head->setFixedHeight(Theme::of().scaled(kHeadHeight));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    auto* back = makeButton(QStringLiteral("prompts.back"), tr("Prompts"), "ghost",
                            QStringLiteral("arrow-left"), head);
    row->addWidget(back);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    title_ = new ElidedLabel({}, head);
    title_->setObjectName(QStringLiteral("prompts.title"));
    setRole(title_, "h3");
    about_ = new ElidedLabel({}, head);
    about_->setObjectName(QStringLiteral("prompts.about"));
    setRole(about_, "small");
    words->addWidget(title_);
    words->addWidget(about_);
    words->addStretch(1);
    row->addLayout(words, 1);
    badges_ = new QHBoxLayout;
    badges_->setSpacing(6);
    row->addLayout(badges_);
    undo_ = makeIconButton(QStringLiteral("prompts.undo"), tr("Undo (Ctrl+Z)"),
                           QStringLiteral("undo"), head);
    redo_ = makeIconButton(QStringLiteral("prompts.redo"), tr("Redo (Ctrl+Shift+Z)"),
                           QStringLiteral("redo"), head);
    auto* rename = makeIconButton(QStringLiteral("prompts.rename"), tr("Rename…"),
                                  QStringLiteral("edit"), head);
    diff_ = makeButton(QStringLiteral("prompts.diff"), tr("Compare"), "ghost",
                       QStringLiteral("compare"), head);
    publish_ = makeButton(QStringLiteral("prompts.publish"), tr("Save"), "primary",
                          QStringLiteral("check"), head);
    for (QWidget* each : std::initializer_list<QWidget*>{undo_, redo_, rename, diff_, publish_})
        row->addWidget(each);
    connect(back, &QPushButton::clicked, this, [this] {
        commit();
        Q_EMIT backAsked();
    });
    connect(undo_, &QToolButton::clicked, this, [this] {
        commit();
        session_->draft()->undo();
    });
    connect(redo_, &QToolButton::clicked, session_->draft(), &app::Draft::redo);
    connect(rename, &QToolButton::clicked, this, &PromptEditor::rename);
    connect(diff_, &QPushButton::clicked, this, &PromptEditor::compare);
    connect(publish_, &QPushButton::clicked, this, &PromptEditor::publish);
    return head;
}

QWidget* PromptEditor::makeParts()
{
    auto* area = new QScrollArea(this);
    makePane(*area, QStringLiteral("prompts.parts"), tr("Messages, variables and settings"));
    auto* inner = new QWidget(area);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(20, 14, 20, 20);
    column->setSpacing(10);
    banner_ = new Banner(QStringLiteral("prompts.trouble"), inner);
    banner_->hide();
    column->addWidget(banner_);
    messages_ = new MessageBlocks(inner);
    variables_ = new VariableRows(inner);
    settings_ = new PromptSettings(inner);
    column->addWidget(makeLabel(tr("Messages"), "h3", inner));
    column->addWidget(messages_);
    column->addWidget(makeLabel(tr("Variables"), "h3", inner));
    column->addWidget(variables_);
    column->addWidget(makeLabel(tr("Model and settings"), "h3", inner));
    column->addWidget(settings_);
    column->addStretch(1);
    area->setWidget(inner);
    inner->setAutoFillBackground(false);
    return area;
}

QWidget* PromptEditor::makeRight()
{
    auto* side = new QFrame(this);
    side->setObjectName(QStringLiteral("prompts.side"));
    side->setProperty("side", QStringLiteral("right"));
    side->setFixedWidth(Theme::of().scaled(kSideWidth));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    side_ = new Segments(
        QStringLiteral("prompts.sides"), tr("Beside the prompt"),
        {{QStringLiteral("versions"), tr("Versions")}, {QStringLiteral("preview"), tr("Preview")}},
        side);
    side_->setCurrent(QStringLiteral("versions"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 10, 12, 2);
    top->addWidget(side_);
    top->addStretch(1);
    column->addLayout(top);
    sides_ = new QStackedWidget(side);
    versions_ = new PromptSide(session_, side);
    preview_ = new PreviewPanel(session_, side);
    sides_->addWidget(versions_);
    sides_->addWidget(preview_);
    column->addWidget(sides_, 1);
    connect(side_, &Segments::chosen, this, &PromptEditor::openSide);
    connect(versions_, &PromptSide::versionAsked, this, [this](std::int64_t version) {
        commit();
        session_->show(version);
    });
    connect(versions_, &PromptSide::labelAsked, this, &PromptEditor::moveLabel);
    connect(preview_, &PreviewPanel::tryAsked, this, [this](const QString& body) {
        context_.navigator->go(QStringLiteral("playground"), {{QStringLiteral("call"), body}});
    });
    return side;
}

void PromptEditor::openSide(const QString& key)
{
    commit();
    side_->setCurrent(key);
    sides_->setCurrentIndex(key == QLatin1String("preview") ? 1 : 0);
}

void PromptEditor::commit()
{
    pause_.stop();
    if (session_->prompt() == nullptr || !session_->trouble().isEmpty()) return;
    prompt::Source next = settings_->put(session_->source());
    next.messages = messages_->messages();
    next.variables = variables_->variables();
    session_->edit(std::move(next));
}

void PromptEditor::showSession()
{
    const auto* prompt = session_->prompt();
    if (prompt == nullptr) return;
    const bool another = shownPrompt_ != prompt->name;
    // Somebody else's publish must not wipe what is being typed.
    if (pause_.isActive() && !another) return commit();
    pause_.stop();
    if (another) {
        shownPrompt_ = prompt->name;
        counts_->watch(std::string(config::kPromptPrefix) + prompt->name);
        versions_->setResults({});
        QStringList models;
        for (const app::PlayModel& each : app::playModels(session_->draft()->config()))
            models += each.name;
        settings_->setModels(models);
    }
    const auto& source = session_->source();
    messages_->show(source.messages);
    variables_->show(source.variables);
    settings_->show(source);
    const bool readable = session_->trouble().isEmpty();
    for (QWidget* each : std::initializer_list<QWidget*>{messages_, variables_, settings_})
        each->setEnabled(readable);
    if (readable) {
        banner_->hide();
    } else {
        banner_->show("bad", tr("This version cannot be edited here. %1").arg(session_->trouble()));
    }
    versions_->showSession();
    preview_->showSession();
    showHead();
    showFlaws();
}

void PromptEditor::showHead()
{
    const auto* prompt = session_->prompt();
    title_->setWhole(app::titleOf(*prompt));
    const int tokens = session_->tokens();
    about_->setWhole(app::text(config::kPromptPrefix) + app::text(prompt->name) +
                     QStringLiteral(" · ") + tr("about %n token(s)", nullptr, tokens));
    clearLayout(badges_);
    const std::int64_t shown = session_->shown();
    badges_->addWidget(session_->isPublished()
                           ? makeBadge(QStringLiteral("v%1").arg(shown), "neutral", this)
                           : makeBadge(tr("v%1 draft").arg(shown), "warn", this));
    undo_->setEnabled(session_->draft()->canUndo());
    redo_->setEnabled(session_->draft()->canRedo());
    diff_->setVisible(prompt->versions.size() > 1);
    publish_->setVisible(!session_->isPublished());
    publish_->setText(tr("Save v%1…").arg(shown));
    publish_->setAccessibleName(publish_->text());
    publish_->setEnabled(session_->isSound() && !session_->draft()->isPublishing());
}

void PromptEditor::showFlaws()
{
    std::set<QString> known;
    for (const auto& each : session_->source().variables) known.insert(app::text(each.name));
    QStringList missing;
    for (const QString& name : usedNames(session_->source())) {
        if (known.count(name) == 0) missing += name;
    }
    messages_->mark(session_->flaws(), known);
    variables_->mark(session_->flaws(), missing);
    settings_->mark(session_->flaws());
}

void PromptEditor::setActive(bool active)
{
    if (!active) commit();
    counts_->setActive(active);
}

void PromptEditor::publish()
{
    commit();
    if (!session_->isSound()) return;
    PromptPublishSheet sheet(session_, this);
    if (sheet.exec() == QDialog::Accepted) context_.toasts->show(sheet.news());
}

void PromptEditor::compare()
{
    commit();
    PromptDiffSheet sheet(session_, this);
    sheet.exec();
}

void PromptEditor::rename()
{
    commit();
    PromptNameSheet sheet(*session_->prompt(), this);
    if (sheet.exec() != QDialog::Accepted) return;
    config::PromptConfig next = *session_->prompt();
    next.title = sheet.title().toStdString();
    session_->draft()->edit(app::withPrompt(session_->draft()->config(), std::move(next)));
}

/// At once, without a review: going back is what one reaches for when something burns. Only the
/// label is published, whatever else waits in the draft.
void PromptEditor::moveLabel(const std::string& label, std::int64_t version)
{
    app::Gateway* gateway = context_.gateway;
    Toasts* toasts = context_.toasts;
    const std::string name = session_->name();
    const auto* live = session_->livePrompt();
    if (live == nullptr) return;
    const std::int64_t before = config::versionAt(*live, label);
    const QString word = app::text(label);
    const QString title = app::titleOf(*live);
    const QString news = version == 0
                             ? tr("%1 of %2 was taken away").arg(word, title)
                             : tr("%1 of %2 is at version %3").arg(word, title).arg(version);
    gateway->publish(app::withLabel(gateway->config(), name, label, version), news, this,
                     [=](const app::PublishOutcome& outcome) {
                         if (!outcome.ok)
                             return toasts->show(tr("Nothing was changed. %1").arg(outcome.error));
                         toasts->show(news, tr("Undo"), [=] {
                             gateway->publish(
                                 app::withLabel(gateway->config(), name, label, before),
                                 tr("%1 of %2 as it was").arg(word, title), nullptr, {});
                         });
                     });
}

}  // namespace gatehouse::ui
