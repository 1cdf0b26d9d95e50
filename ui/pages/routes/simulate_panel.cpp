#include "ui/pages/routes/simulate_panel.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/reader_thread.h"
#include "app/routes/node_words.h"
#include "ui/pages/routes/canvas_paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr std::size_t kMostCalls = 10;
constexpr auto kFirstBody =
    R"({"model": "dynamic/route", "messages": [{"role": "user", "content": "Hello"}]})";

}  // namespace

SimulatePanel::SimulatePanel(app::ReaderThread* reader, QWidget* parent)
    : QScrollArea(parent), reader_(reader)
{
    makePane(*this, QStringLiteral("routes.simulate"), tr("Simulate"));
    auto* inner = new QWidget(this);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 14, 16, 16);
    column->setSpacing(4);
    calls_ = new QComboBox(inner);
    calls_->setObjectName(QStringLiteral("routes.simulate.call"));
    calls_->setAccessibleName(tr("A call to try"));
    calls_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    calls_->addItem(tr("Typed here"));
    addField(column, tr("A call to try"), calls_);
    typed_ = new QWidget(inner);
    auto* fields = new QVBoxLayout(typed_);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(4);
    metadata_ = addArea(fields, "metadata", tr("Metadata"), tr("One a line: plan = paid"), 56);
    body_ = addArea(fields, "body", tr("Body"), {}, 92);
    headers_ = addArea(fields, "headers", tr("Headers"), tr("One a line: x-team: blue"), 56);
    body_->setPlainText(QLatin1String(kFirstBody));
    column->addWidget(typed_);
    column->addWidget(makeLabel(tr("The way it takes"), "captionStrong", inner));
    auto* words = makeLabel(tr("Nobody is called: limits let it pass, and models answer but those "
                               "that are told to fail."),
                            "small", inner);
    words->setWordWrap(true);
    column->addWidget(words);
    trouble_ = makeLabel({}, "bad", inner);
    trouble_->setObjectName(QStringLiteral("routes.simulate.trouble"));
    trouble_->setWordWrap(true);
    column->addWidget(trouble_);
    steps_ = new QVBoxLayout;
    steps_->setSpacing(2);
    column->addLayout(steps_);
    column->addStretch(1);
    setWidget(inner);
    inner->setAutoFillBackground(false);  // the card behind it shows
    for (const QPlainTextEdit* each : {metadata_, body_, headers_})
        connect(each, &QPlainTextEdit::textChanged, this, &SimulatePanel::walk);
    connect(calls_, &QComboBox::activated, this, &SimulatePanel::choose);
}

QPlainTextEdit* SimulatePanel::addArea(QVBoxLayout* column, const char* id, const QString& name,
                                       const QString& hint, int height)
{
    auto* area = new QPlainTextEdit(typed_);
    area->setObjectName(QStringLiteral("routes.simulate.") + QLatin1String(id));
    area->setAccessibleName(name);
    area->setPlaceholderText(hint);
    area->setProperty("code", true);
    area->setTabChangesFocus(true);
    area->setFixedHeight(Theme::of().scaled(height));
    addField(column, name, area);
    return area;
}

void SimulatePanel::show(const policy::Graph& graph, const std::string& route,
                         const std::vector<config::KeyConfig>& keys)
{
    if (route != route_) failing_.clear();
    const bool same = graph == graph_ && route == route_ && keys == keys_;
    graph_ = graph;
    route_ = route;
    keys_ = keys;
    if (!same) walk();
}

void SimulatePanel::setRunning(bool on)
{
    if (running_ == on) return;
    running_ = on;
    if (!on) return Q_EMIT walked({});
    askForCalls();
    walk();
}

void SimulatePanel::askForCalls()
{
    using Rows = std::vector<store::Row>;
    reader_->ask<Rows>(
        this,
        [](store::Reader& reader, const app::ReaderThread::Ticket&) -> Result<Rows> {
            std::vector<store::RowId> last;
            auto found = reader.ids({}, 0, [&last](const std::vector<store::RowId>& ids) {
                for (const store::RowId id : ids) {
                    if (last.size() < kMostCalls) last.push_back(id);
                }
                return last.size() < kMostCalls;
            });
            if (!found) return std::move(found).error();
            return reader.rows(last);
        },
        [this](Result<Rows> rows) {
            if (rows) return fillCalls(*rows);
            trouble_->setText(
                tr("The stored calls cannot be read: %1").arg(app::text(rows.error().message)));
        });
}

void SimulatePanel::fillCalls(const std::vector<store::Row>& rows)
{
    const QVariant kept = calls_->currentData();
    while (calls_->count() > 1) calls_->removeItem(1);
    for (const store::Row& row : rows) {
        calls_->addItem(QStringLiteral("%1   %2").arg(app::clockTime(row.startedAt).left(8),
                                                      app::text(row.model)),
                        QVariant::fromValue<qint64>(row.id));
    }
    calls_->setCurrentIndex(kept.isValid() ? std::max(0, calls_->findData(kept)) : 0);
    typed_->setVisible(!calls_->currentData().isValid());
}

void SimulatePanel::choose()
{
    const QVariant id = calls_->currentData();
    typed_->setVisible(!id.isValid());
    stored_.reset();
    if (!id.isValid()) return walk();
    using Call = std::optional<record::Exchange>;
    reader_->ask<Call>(
        this,
        [row = id.toLongLong()](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return reader.detail(row);
        },
        [this, id](Result<Call> call) {
            if (calls_->currentData() != id) return;  // another was chosen meanwhile
            if (!call)
                return trouble_->setText(
                    tr("The stored calls cannot be read: %1").arg(app::text(call.error().message)));
            if (!*call) return trouble_->setText(tr("That call is no longer stored."));
            stored_ = std::make_shared<const record::Exchange>(std::move(**call));
            walk();
        });
}

void SimulatePanel::walk()
{
    if (!running_ || graph_.nodes.empty()) return;
    if (stored_) return showTrail(app::trailOf(graph_, route_, *stored_, failing_, keys_));
    if (calls_->currentData().isValid()) return;  // still on its way
    const app::TypedCall call{body_->toPlainText(), headers_->toPlainText(),
                              metadata_->toPlainText()};
    showTrail(app::trailOf(graph_, route_, call, failing_));
}

void SimulatePanel::showTrail(const app::Trail& trail)
{
    trouble_->setText(trail.trouble);
    trouble_->setVisible(!trail.trouble.isEmpty());
    clearLayout(steps_);
    std::vector<std::pair<std::string, std::string>> path;
    int number = 0;
    for (const app::TrailStep& step : trail.steps) {
        const policy::Node* node = graph_.find(step.node);
        if (node == nullptr) continue;
        path.emplace_back(step.node, step.output);
        auto* row = new LinkRow(QStringLiteral("routes.simulate.step.%1").arg(number++), widget());
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(6, 6, 6, 6);
        line->setSpacing(8);
        auto* icon = new QLabel(row);
        icon->setPixmap(
            Theme::of().pixmap(iconOf(node->kind), 16, colourOf(node->kind), devicePixelRatioF()));
        line->addWidget(icon, 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(1);
        const QString output =
            step.output.empty() ? QString() : app::outputTitle(*node, step.output);
        const QString title =
            output.isEmpty() ? step.title : QString(step.title + QStringLiteral(" → ") + output);
        words->addWidget(makeLabel(title, "strong", row));
        const QString why = !step.why.isEmpty() ? step.why
                            : output.isEmpty()  ? tr("ends here")
                                                : QString();
        if (!why.isEmpty()) {
            auto* reason = makeLabel(why, "small", row);
            reason->setWordWrap(true);
            words->addWidget(reason);
        }
        line->addLayout(words, 1);
        row->setAccessibleName(why.isEmpty() ? title : QString(title + QStringLiteral(": ") + why));
        connect(row, &LinkRow::clicked, this, [this, id = step.node] { Q_EMIT nodeAsked(id); });
        steps_->addWidget(row);
        if (node->kind != policy::NodeKind::Model && node->kind != policy::NodeKind::Step) continue;
        auto* fails = new QCheckBox(tr("Fails"), widget());
        fails->setObjectName(QStringLiteral("routes.simulate.fails.") + app::text(step.node));
        fails->setAccessibleName(tr("%1 fails").arg(step.title));
        fails->setChecked(std::ranges::find(failing_, step.node) != failing_.end());
        auto* below = new QHBoxLayout;
        below->setContentsMargins(30, 0, 0, 4);
        below->addWidget(fails);
        steps_->addLayout(below);
        connect(fails, &QCheckBox::clicked, this, [this, id = step.node](bool on) {
            std::erase(failing_, id);
            if (on) failing_.push_back(id);
            walk();
        });
    }
    Q_EMIT walked(path);
}

}  // namespace gatehouse::ui
