#include "ui/pages/prompts/prompts_page.h"

#include <optional>
#include <utility>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/prompts/prompt_edit.h"
#include "app/prompts/prompt_session.h"
#include "app/reader_thread.h"
#include "ui/navigator.h"
#include "ui/pages/prompts/prompt_editor.h"
#include "ui/pages/prompts/prompt_list.h"
#include "ui/pages/prompts/prompt_name_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr WallMicros kWeek = 7LL * 86'400'000'000;

/// What a prompt begins with: it runs as it is.
constexpr auto kFirstContent =
    "{\"messages\":[{\"role\":\"system\",\"content\":\"You are a helpful assistant.\"},"
    "{\"role\":\"user\",\"content\":\"{{question}}\"}],"
    "\"variables\":[{\"name\":\"question\",\"from\":\"input\"}]}";

}  // namespace

PromptsPage::PromptsPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("prompts"), context, parent),
      session_(new app::PromptSession(context.draft, context.gateway, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    stack_->setObjectName(QStringLiteral("prompts.stack"));
    column->addWidget(stack_);
    stack_->addWidget(makeList());
    editor_ = new PromptEditor(context, session_, stack_);
    stack_->addWidget(editor_);
    connect(editor_, &PromptEditor::backAsked, this,
            [this] { this->context().navigator->go(QStringLiteral("prompts")); });
    connect(session_, &app::PromptSession::gone, this, [this] { showPlace(0); });
}

QWidget* PromptsPage::makeList()
{
    auto* page = new QWidget(stack_);
    page->setObjectName(QStringLiteral("page.prompts"));
    frame_ = new PageFrame(
        tr("Prompts"), tr("Texts that calls name: changed here, without a change of the clients"),
        page);
    page->setObjectName(QStringLiteral("prompts.overview"));
    search_ = makeField(QStringLiteral("prompts.search"), tr("Search prompts"), {}, tr("Search"));
    search_->setClearButtonEnabled(true);
    auto* fresh = makeButton(QStringLiteral("prompts.new"), tr("Write new"), "primary",
                             QStringLiteral("plus"), page);
    frame_->actions()->addWidget(search_);
    frame_->actions()->addWidget(fresh);
    banner_ = new Banner(QStringLiteral("prompts.banner"), page);
    banner_->hide();
    frame_->body()->addWidget(banner_);
    skeleton_ = new Skeleton(3, page);
    skeleton_->hide();
    frame_->body()->addWidget(skeleton_);
    list_ = new PromptList(page);
    frame_->body()->addWidget(list_);
    none_ = makeLabel(tr("No prompt has these words."), "small", page);
    none_->hide();
    frame_->body()->addWidget(none_);
    empty_ = new EmptyState(
        QStringLiteral("prompts.empty"), QStringLiteral("braces"), tr("No prompt yet"),
        tr("A prompt is kept here and named by calls: its text changes without a change of the "
           "clients, and every version keeps its numbers. Write one, or save one from a call in "
           "Traffic (Shift+E)."),
        page);
    connect(empty_->addAction(tr("Write new"), QStringLiteral("plus")), &QPushButton::clicked, this,
            &PromptsPage::begin);
    auto* traffic = empty_->addAction(tr("Save one from Traffic"), QStringLiteral("pulse"));
    traffic->setObjectName(QStringLiteral("prompts.empty.traffic"));
    connect(traffic, &QPushButton::clicked, this,
            [this] { context().navigator->go(QStringLiteral("traffic")); });
    frame_->body()->addWidget(empty_);
    frame_->body()->addStretch(1);
    connect(fresh, &QPushButton::clicked, this, &PromptsPage::begin);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& words) {
        none_->setVisible(!list_->setFilter(words) && !words.trimmed().isEmpty());
    });
    connect(list_, &PromptList::openAsked, this, &PromptsPage::go);
    connect(list_, &PromptList::removeAsked, this, &PromptsPage::removePrompt);
    connect(list_, &PromptList::duplicateAsked, this, &PromptsPage::duplicate);
    return page;
}

void PromptsPage::open(const QVariantMap& params)
{
    const std::string name = params.value(QStringLiteral("prompt")).toString().toStdString();
    const bool known = app::findPrompt(context().draft->config(), name) != nullptr;
    if (known && session_->name() != name) session_->open(name);
    showPlace(known ? 1 : 0);
    awaited_ = known ? std::string() : name;
    if (!name.empty() && !known && context().gateway->phase() != app::Phase::Starting) {
        banner_->setAction({}, {});
        banner_->show("warn", tr("There is no prompt %1 any more.").arg(app::text(name)));
    } else {
        banner_->hide();
    }
    const store::RowId row = params.value(QStringLiteral("row")).toLongLong();
    if (row != 0) load(row);
}

void PromptsPage::go(const std::string& prompt)
{
    context().navigator->go(QStringLiteral("prompts"),
                            {{QStringLiteral("prompt"), app::text(prompt)}});
}

void PromptsPage::activated()
{
    connect(context().draft, &app::Draft::changed, this, &PromptsPage::showConfig);
    showConfig();
    showPlace(stack_->currentIndex());
}

void PromptsPage::deactivated()
{
    editor_->setActive(false);
    disconnect(context().draft, nullptr, this, nullptr);
}

void PromptsPage::showConfig()
{
    const config::Config& edited = context().draft->config();
    const bool starts = context().gateway->phase() == app::Phase::Starting;
    const bool none = edited.prompts.empty();
    list_->show(edited, context().gateway->config());
    skeleton_->setVisible(none && starts);
    none&& starts ? skeleton_->start() : skeleton_->stop();
    empty_->setVisible(none && !starts);
    search_->setVisible(!none);
    if (awaited_.empty() || app::findPrompt(edited, awaited_) == nullptr) return;
    session_->open(std::exchange(awaited_, {}));
    banner_->hide();
    showPlace(1);
}

void PromptsPage::showPlace(int place)
{
    stack_->setCurrentIndex(place);
    editor_->setActive(isActive() && place == 1);
    if (isActive() && place == 0) askSums();
}

/// What the last seven days were like, of all prompts at once.
void PromptsPage::askSums()
{
    using Sums = std::map<std::string, app::PromptSums>;
    std::vector<std::string> names;
    for (const auto& each : context().draft->config().prompts) names.push_back(each.name);
    if (names.empty()) return;
    context().reader->ask<Sums>(
        this,
        [names, now = app::now()](store::Reader& reader,
                                  const app::ReaderThread::Ticket& ticket) -> Result<Sums> {
            Sums sums;
            for (const std::string& name : names) {
                if (ticket.cancelled()) break;
                auto versions =
                    reader.versions(std::string(config::kPromptPrefix) + name, now - kWeek, now);
                if (!versions) return std::move(versions).error();
                sums[name] = app::sumOf(*versions);
            }
            return sums;
        },
        [this](Result<Sums> sums) {
            if (sums) return list_->setSums(*sums);
            banner_->show("bad",
                          tr("The numbers cannot be read: %1").arg(app::text(sums.error().message)),
                          app::text(sums.error().hint));
            banner_->setAction(tr("Retry"), [this] {
                banner_->hide();
                askSums();
            });
        });
}

void PromptsPage::begin()
{
    make(tr("New prompt"), kFirstContent);
}

void PromptsPage::make(const QString& title, const std::string& content)
{
    PromptNameSheet sheet(context().draft->config(), title, this);
    if (sheet.exec() != QDialog::Accepted) return;
    const std::string name = sheet.name();
    context().draft->edit(
        app::withNewPrompt(context().draft->config(), name, sheet.title(), content, app::now()));
    go(name);
}

void PromptsPage::load(store::RowId row)
{
    using Opened = std::optional<app::PromptOpened>;
    context().reader->ask<Opened>(
        this,
        [row](store::Reader& reader, const app::ReaderThread::Ticket&) -> Result<Opened> {
            auto detail = reader.detail(row);
            if (!detail) return std::move(detail).error();
            return *detail ? Opened(app::promptOf(**detail)) : Opened();
        },
        [this, row](Result<Opened> opened) {
            banner_->setAction({}, {});
            if (!opened) {
                banner_->show(
                    "bad", tr("The call cannot be read: %1").arg(app::text(opened.error().message)),
                    app::text(opened.error().hint));
                banner_->setAction(tr("Retry"), [this, row] { load(row); });
            } else if (!*opened) {
                banner_->show("warn", tr("This call is no longer stored."));
            } else if (!(*opened)->problem.isEmpty()) {
                banner_->show("warn",
                              tr("This call cannot become a prompt. %1").arg((*opened)->problem),
                              (*opened)->hint);
            } else {
                // The sheet has a loop of its own: not inside the reader's answer.
                QTimer::singleShot(0, this,
                                   [this, made = **opened] { make(made.title, made.content); });
            }
        });
}

void PromptsPage::removePrompt(const std::string& name)
{
    const auto* found = app::findPrompt(context().draft->config(), name);
    if (found == nullptr) return;
    const QString title = app::titleOf(*found);
    if (app::isPromptInjected(context().draft->config(), name)) {
        banner_->setAction({}, {});
        return banner_->show("warn",
                             tr("%1 is needed by a rule that gives calls its text.").arg(title),
                             tr("Take the rule out of the config's injections first."));
    }
    context().draft->edit(app::withoutPrompt(context().draft->config(), name));
    context().toasts->show(tr("%1 removed; publish to make it so").arg(title), tr("Undo"),
                           [draft = context().draft] { draft->undo(); });
}

void PromptsPage::duplicate(const std::string& name)
{
    const auto* found = app::findPrompt(context().draft->config(), name);
    if (found == nullptr) return;
    std::string made;
    context().draft->edit(app::duplicatedPrompt(context().draft->config(), name,
                                                tr("%1, copy").arg(app::titleOf(*found)),
                                                app::now(), made));
}

}  // namespace gatehouse::ui
