#include "ui/pages/prompts/prompt_list.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/prompts/prompt_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {

PromptList::PromptList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("prompts.list"));
    setProperty("card", true);
    rows_ = new QVBoxLayout(this);
    rows_->setContentsMargins(6, 6, 6, 6);
    rows_->setSpacing(0);
}

void PromptList::show(const config::Config& edited, const config::Config& live)
{
    clearLayout(rows_);
    made_.clear();
    for (const config::PromptConfig& prompt : edited.prompts)
        rows_->addWidget(makeRow(prompt, live));
    setVisible(!edited.prompts.empty());
    setSums(sums_);
    setFilter(filter_);
}

QWidget* PromptList::makeRow(const config::PromptConfig& prompt, const config::Config& live)
{
    const QString name = app::text(prompt.name);
    const QString base = QStringLiteral("prompts.prompt.") + name;
    const QString title = app::titleOf(prompt);
    auto* whole = new QWidget(this);
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(6);
    auto* link = new LinkRow(base, whole);
    link->setAccessibleName(tr("Open the prompt %1").arg(title));
    auto* inner = new QHBoxLayout(link);
    inner->setContentsMargins(12, 10, 12, 10);
    inner->setSpacing(8);
    auto* icon = new QLabel(link);
    icon->setPixmap(Theme::of().pixmap(QStringLiteral("braces"), 18,
                                       Theme::of().colour(Token::Text2), devicePixelRatioF()));
    inner->addWidget(icon);
    inner->addSpacing(4);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(makeLabel(title, "strong", link));
    words->addWidget(makeLabel(app::text(config::kPromptPrefix) + name, "monoSmall", link));
    auto* sums = makeLabel({}, "small", link);
    sums->setObjectName(base + QStringLiteral(".sums"));
    sums->hide();
    words->addWidget(sums);
    inner->addLayout(words, 1);
    const auto* served = app::findPrompt(live, prompt.name);
    const std::int64_t production =
        served == nullptr ? 0 : config::versionAt(*served, config::kProductionLabel);
    if (production > 0)
        inner->addWidget(makeBadge(tr("v%1 production").arg(production), "ok", link));
    for (const auto& label : prompt.labels) {
        if (label.name == config::kProductionLabel) continue;
        inner->addWidget(makeBadge(
            QStringLiteral("v%1 ").arg(label.version) + app::text(label.name), "info", link));
    }
    for (const auto& share : prompt.shares) {
        inner->addWidget(
            makeBadge(tr("v%1 gets %2 %").arg(share.version).arg(share.percent), "info", link));
    }
    const std::int64_t newest = app::newestOf(prompt);
    if (!app::isPromptPublished(live, prompt.name, newest))
        inner->addWidget(makeBadge(tr("v%1 draft").arg(newest), "warn", link));
    row->addWidget(link, 1);
    auto* copy = makeIconButton(base + QStringLiteral(".copy"), tr("Duplicate %1").arg(title),
                                QStringLiteral("copy"), whole);
    auto* remove = makeIconButton(base + QStringLiteral(".remove"), tr("Remove %1").arg(title),
                                  QStringLiteral("trash"), whole);
    row->addWidget(copy);
    row->addWidget(remove);
    connect(link, &LinkRow::clicked, this, [this, id = prompt.name] { Q_EMIT openAsked(id); });
    connect(copy, &QToolButton::clicked, this,
            [this, id = prompt.name] { Q_EMIT duplicateAsked(id); });
    connect(remove, &QToolButton::clicked, this,
            [this, id = prompt.name] { Q_EMIT removeAsked(id); });
    made_[prompt.name] = {whole, sums, title + QLatin1Char(' ') + name};
    return whole;
}

void PromptList::setSums(const std::map<std::string, app::PromptSums>& sums)
{
    sums_ = sums;
    for (auto& [name, row] : made_) {
        const auto found = sums_.find(name);
        row.words->setVisible(found != sums_.end());
        if (found != sums_.end())
            row.words->setText(tr("7 days: %1").arg(app::sumWords(found->second)));
    }
}

bool PromptList::setFilter(const QString& words)
{
    filter_ = words.trimmed();
    bool any = false;
    for (auto& [name, row] : made_) {
        const bool fits = row.sought.contains(filter_, Qt::CaseInsensitive);
        row.whole->setVisible(fits);
        any = any || fits;
    }
    return any;
}

}  // namespace gatehouse::ui
