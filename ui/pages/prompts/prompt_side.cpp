#include "ui/pages/prompts/prompt_side.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/prompts/prompt_edit.h"
#include "app/prompts/prompt_results.h"
#include "app/prompts/prompt_session.h"
#include "app/routes/condition_rows.h"
#include "ui/pages/routes/property_fields.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

QString production()
{
    return app::text(config::kProductionLabel);
}

}  // namespace

PromptSide::PromptSide(app::PromptSession* session, QWidget* parent)
    : QScrollArea(parent), session_(session)
{
    makePane(*this, QStringLiteral("prompts.versions"), tr("Versions"));
    auto* inner = new QWidget(this);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(4);
    versions_ = new QVBoxLayout;
    versions_->setSpacing(6);
    column->addLayout(versions_);
    column->addSpacing(8);
    trial_ = new QWidget(inner);
    auto* trial = new QVBoxLayout(trial_);
    trial->setContentsMargins(0, 0, 0, 0);
    trial->setSpacing(4);
    left_ = makeLabel({}, "small", trial_);
    left_->setObjectName(QStringLiteral("prompts.shareLeft"));
    left_->setWordWrap(true);
    trial->addWidget(left_);
    stickyBy_ = makeEditableList(QStringLiteral("prompts.stickyBy"), tr("Keeps callers by"),
                                 app::conditionFields());
    stickyBy_->lineEdit()->setPlaceholderText(tr("Chance"));
    addField(trial, tr("Keeps callers by"), stickyBy_,
             tr("Callers with the same value stay on one version."));
    column->addWidget(trial_);
    column->addWidget(makeLabel(tr("Where it is used"), "captionStrong", inner));
    uses_ = makeLabel({}, "small", inner);
    uses_->setObjectName(QStringLiteral("prompts.uses"));
    uses_->setWordWrap(true);
    uses_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(uses_);
    column->addStretch(1);
    setWidget(inner);
    inner->setAutoFillBackground(false);
    connect(stickyBy_->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const auto* prompt = session_->prompt();
        const std::string field = stickyBy_->currentText().trimmed().toStdString();
        if (prompt == nullptr || prompt->stickyBy == field) return;
        config::PromptConfig next = *prompt;
        next.stickyBy = field;
        session_->draft()->edit(app::withPrompt(session_->draft()->config(), std::move(next)));
    });
    connect(stickyBy_, &QComboBox::activated, stickyBy_->lineEdit(), &QLineEdit::editingFinished);
}

const store::VersionSums* PromptSide::resultOf(std::int64_t version) const
{
    const auto found = std::ranges::find(results_, version, &store::VersionSums::version);
    return found == results_.end() ? nullptr : &*found;
}

void PromptSide::setResults(const std::vector<store::VersionSums>& results)
{
    results_ = results;
    for (const auto& [number, words] : words_) {
        const auto* sums = resultOf(number);
        const QString text = sums == nullptr ? QString() : app::resultWords(*sums);
        words->setText(text);
        words->setVisible(!text.isEmpty());
    }
}

void PromptSide::showSession()
{
    const auto* prompt = session_->prompt();
    if (prompt == nullptr) return;
    QStringList uses{tr("calls to the model %1")
                         .arg(app::text(config::kPromptPrefix) + app::text(prompt->name))};
    uses += app::usesOf(session_->draft()->config(), prompt->name);
    uses_->setText(uses.join(QLatin1Char('\n')));
    if (stickyBy_->currentText() != app::text(prompt->stickyBy) && !stickyBy_->hasFocus()) {
        const QSignalBlocker quiet(stickyBy_);
        stickyBy_->setCurrentText(app::text(prompt->stickyBy));
    }
    trial_->setVisible(prompt->versions.size() > 1);
    left_->setText(
        tr("Of calls that name no label, production gets %1 %.").arg(app::shareLeft(*prompt)));
    const auto* live = session_->livePrompt();
    const std::size_t published = live == nullptr ? 0 : live->versions.size();
    config::PromptConfig bare = *prompt;
    for (auto& each : bare.versions) each.content.clear();  // no row tells of it
    if (bare == shown_ && shownVersion_ == session_->shown() && published == live_) return;
    // A share that is being stepped keeps the focus.
    const auto focused =
        std::ranges::find_if(fields_, [](const auto& each) { return each.second->hasFocus(); });
    const std::int64_t stepped = focused == fields_.end() ? 0 : focused->first;
    words_.clear();
    fields_.clear();
    shown_ = std::move(bare);
    shownVersion_ = session_->shown();
    live_ = published;
    clearLayout(versions_);
    for (auto each = prompt->versions.rbegin(); each != prompt->versions.rend(); ++each)
        versions_->addWidget(makeVersion(*each));
    setResults(results_);
    if (const auto again = fields_.find(stepped); again != fields_.end()) again->second->setFocus();
}

QWidget* PromptSide::makeVersion(const config::PromptVersionConfig& version)
{
    const auto* prompt = session_->prompt();
    const QString base = QStringLiteral("prompts.version.%1").arg(version.number);
    auto* card = makeCard(base, this);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(6, 6, 6, 8);
    column->setSpacing(4);
    auto* link = new LinkRow(base + QStringLiteral(".open"), card);
    link->setAccessibleName(tr("Look at version %1").arg(version.number));
    auto* row = new QHBoxLayout(link);
    row->setContentsMargins(6, 4, 6, 4);
    row->setSpacing(6);
    row->addWidget(makeLabel(QStringLiteral("v%1").arg(version.number), "strong", link));
    const bool published =
        app::isPromptPublished(session_->gateway()->config(), prompt->name, version.number);
    if (!published) row->addWidget(makeBadge(tr("draft"), "warn", link));
    if (version.number == session_->shown())
        row->addWidget(makeBadge(tr("shown"), "neutral", link));
    row->addStretch(1);
    const QString by = version.author == "desktop" ? tr("this window") : app::text(version.author);
    QStringList when;
    if (version.createdAt > 0) when += app::ago(version.createdAt, app::now());
    if (!by.isEmpty()) when += by;
    auto* about = new ElidedLabel(when.join(QStringLiteral(" · ")), link);
    setRole(about, "small");
    row->addWidget(about, 1);
    column->addWidget(link);
    connect(link, &LinkRow::clicked, this,
            [this, number = version.number] { Q_EMIT versionAsked(number); });
    if (!version.note.empty()) {
        auto* note = makeLabel(app::text(version.note), "small2", card);
        note->setWordWrap(true);
        note->setContentsMargins(6, 0, 6, 0);
        column->addWidget(note);
    }
    auto* result = makeLabel({}, "small", card);
    result->setObjectName(base + QStringLiteral(".result"));
    result->setWordWrap(true);
    result->setContentsMargins(6, 0, 6, 0);
    result->hide();
    words_[version.number] = result;
    column->addWidget(result);
    column->addWidget(makeLabels(version, card));
    return card;
}

QWidget* PromptSide::makeLabels(const config::PromptVersionConfig& version, QWidget* parent)
{
    const auto* prompt = session_->prompt();
    const std::int64_t number = version.number;
    const QString base = QStringLiteral("prompts.version.%1").arg(number);
    const bool published =
        app::isPromptPublished(session_->gateway()->config(), prompt->name, number);
    auto* whole = new QWidget(parent);
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(6, 0, 0, 0);
    row->setSpacing(4);
    const QStringList labels = app::labelsAt(*prompt, number);
    for (const QString& each : labels)
        row->addWidget(makeBadge(each, each == production() ? "ok" : "info", whole));
    row->addStretch(1);
    if (!labels.contains(production()) && prompt->versions.size() > 1) {
        auto* share = new QSpinBox(whole);
        share->setObjectName(base + QStringLiteral(".share"));
        share->setAccessibleName(tr("Share of version %1").arg(number));
        share->setToolTip(tr("Percent of the calls that name no label"));
        const std::int64_t now = app::promptShareOf(*prompt, number);
        share->setRange(0, static_cast<int>(app::shareLeft(*prompt) + now));
        share->setSuffix(QStringLiteral(" %"));
        share->setKeyboardTracking(false);
        share->setValue(static_cast<int>(now));
        row->addWidget(share);
        fields_[number] = share;
        connect(share, &QSpinBox::valueChanged, this,
                [this, number](int percent) { this->share(number, percent); });
    }
    auto* more =
        makeIconButton(base + QStringLiteral(".labels"), tr("Labels of version %1").arg(number),
                       QStringLiteral("tag"), whole);
    more->setEnabled(published);
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->setObjectName(base + QStringLiteral(".menu"));
    QStringList all{production(), QStringLiteral("staging")};
    for (const auto& each : prompt->labels) {
        if (!all.contains(app::text(each.name))) all += app::text(each.name);
    }
    for (const QString& label : all) {
        const bool here = labels.contains(label);
        if (here && label == production()) continue;
        auto* action =
            menu->addAction(here ? tr("Take %1 away").arg(label) : tr("Put %1 here").arg(label));
        action->setObjectName(base + QStringLiteral(".label.") + label);
        connect(action, &QAction::triggered, this, [this, label, here, number] {
            Q_EMIT labelAsked(label.toStdString(), here ? 0 : number);
        });
    }
    auto* other = menu->addAction(tr("Another label…"));
    other->setObjectName(base + QStringLiteral(".label.new"));
    connect(other, &QAction::triggered, this, [this, number] {
        const QString label =
            QInputDialog::getText(this, tr("A new label"), tr("A word without blanks:")).trimmed();
        if (!label.isEmpty()) Q_EMIT labelAsked(label.toStdString(), number);
    });
    more->setMenu(menu);
    row->addWidget(more);
    return whole;
}

void PromptSide::share(std::int64_t version, int percent)
{
    session_->draft()->edit(
        app::withPromptShare(session_->draft()->config(), session_->name(), version, percent));
}

}  // namespace gatehouse::ui
