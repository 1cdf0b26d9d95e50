#include "ui/pages/collector_list.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/secret_store.h"
#include "ui/pages/collector_sheet.h"
#include "ui/unlock.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kWidth = 380;

struct StateWords {
    Token token;
    QString words;
    QString whole;  ///< for the tooltip
};

StateWords stateOf(const config::TraceConfig& trace, const config::Config& live,
                   const engine::EngineState& state)
{
    if (!trace.enabled) return {Token::Text3, CollectorList::tr("off"), {}};
    const auto same = std::ranges::find(live.traces, trace);
    if (same == live.traces.end()) return {Token::Info, CollectorList::tr("not live yet"), {}};
    const auto found = std::ranges::find(state.collectors, trace.id, &engine::CollectorState::id);
    if (found == state.collectors.end()) {
        return {Token::Bad, CollectorList::tr("left out"),
                CollectorList::tr("Its secret was not found: give it again")};
    }
    const QString sent =
        CollectorList::tr("%1 spans sent").arg(app::count(static_cast<qint64>(found->sent)));
    const QString whole = CollectorList::tr("%1 sent, %2 waiting, %3 dropped")
                              .arg(app::count(static_cast<qint64>(found->sent)),
                                   app::count(static_cast<qint64>(found->queued)),
                                   app::count(static_cast<qint64>(found->dropped)));
    if (!found->trouble.empty()) return {Token::Bad, app::text(found->trouble), whole};
    return {found->dropped > 0 ? Token::Warn : Token::Ok, sent, whole};
}

}  // namespace

CollectorList::CollectorList(const PageContext& context, QWidget* parent)
    : QWidget(parent), context_(context)
{
    setFixedWidth(Theme::of().scaled(kWidth));
    setProperty("tall", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(4);
    column->addLayout(rows_);
    trouble_ = makeLabel({}, "bad", this);
    trouble_->setWordWrap(true);
    trouble_->hide();
    column->addWidget(trouble_);
    auto* add = makeButton(QStringLiteral("settings.collectors.add"), tr("Add a collector"), "",
                           QStringLiteral("plus"), this);
    column->addWidget(add, 0, Qt::AlignTrailing);
    connect(add, &QPushButton::clicked, this, [this] { edit(std::nullopt); });
    connect(context_.draft, &app::Draft::changed, this, [this] {
        if (isVisible()) showConfig();
    });
    connect(context_.gateway, &app::Gateway::stateChanged, this, [this] {
        if (isVisible()) showState();
    });
}

void CollectorList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showConfig();
}

/// Made anew only where the draft says something else.
void CollectorList::showConfig()
{
    const auto& traces = context_.draft->config().traces;
    if (shown_ != traces) {
        shown_ = traces;
        clearLayout(rows_);
        lines_.clear();
        for (std::size_t i = 0; i < traces.size(); ++i) addRow(i);
    }
    showState();
}

void CollectorList::addRow(std::size_t place)
{
    const auto& trace = shown_[place];
    const QString name = app::text(trace.id);
    const QString base = QStringLiteral("settings.collector.") + name;
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    Line line{new Dot(Token::Text3, 6, box), makeLabel({}, "small", box)};
    row->addWidget(line.dot);
    row->addWidget(makeLabel(name, "strong", box));
    auto* host = new ElidedLabel(QUrl(app::text(trace.url)).host(), box);
    setRole(host, "monoSmall");
    row->addWidget(host, 1);
    row->addWidget(line.state);
    auto* change = makeIconButton(base + QStringLiteral(".edit"), tr("Edit %1").arg(name),
                                  QStringLiteral("edit"), box);
    auto* gone = makeIconButton(base + QStringLiteral(".remove"), tr("Remove %1").arg(name),
                                QStringLiteral("trash"), box);
    row->addWidget(change);
    row->addWidget(gone);
    connect(change, &QToolButton::clicked, this, [this, place] { edit(place); });
    connect(gone, &QToolButton::clicked, this, [this, place] { remove(place); });
    rows_->addWidget(box);
    lines_.push_back(line);
}

void CollectorList::showState()
{
    const config::Config& live = context_.gateway->config();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const StateWords now = stateOf(shown_[i], live, context_.gateway->state());
        lines_[i].dot->setToken(now.token);
        lines_[i].state->setText(now.words);
        lines_[i].state->setToolTip(now.whole);
    }
}

void CollectorList::edit(std::optional<std::size_t> place)
{
    app::SecretStore* secrets = context_.secrets;
    CollectorSheet sheet(context_.draft->config(), place,
                         secrets == nullptr ? QString() : secrets->keychainTrouble(), window());
    sheet.setKnownSecrets([this, secrets](const SecretRef& reference) {
        Secret typed = context_.draft->typedKey(reference);
        return !typed.empty() || secrets == nullptr ? typed : secrets->valueOf(reference);
    });
    if (sheet.exec() != QDialog::Accepted) return;
    const CollectorSheet::Answer answer = sheet.answer();
    QString trouble;
    const bool may = answer.typed.empty() || secrets == nullptr ||
                     unlockFor(answer.typed, *secrets, this, trouble);
    trouble_->setText(trouble);
    trouble_->setVisible(!trouble.isEmpty());
    if (!may) return;
    config::Config next = context_.draft->config();
    if (!place) {
        next.traces.push_back(answer.trace);
    } else if (*place < next.traces.size()) {
        next.traces[*place] = answer.trace;
    }
    context_.draft->edit(std::move(next), answer.typed);
}

void CollectorList::remove(std::size_t place)
{
    config::Config next = context_.draft->config();
    if (place >= next.traces.size()) return;
    next.traces.erase(next.traces.begin() + static_cast<std::ptrdiff_t>(place));
    // The button that was pressed goes with its row: not under its own click.
    QMetaObject::invokeMethod(
        this, [this, next = std::move(next)] { context_.draft->edit(next); }, Qt::QueuedConnection);
}

}  // namespace gatehouse::ui
