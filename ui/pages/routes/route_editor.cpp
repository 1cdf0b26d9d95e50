#include "ui/pages/routes/route_editor.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <QVariantMap>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/routes/route_edit.h"
#include "app/routes/route_session.h"
#include "ui/actions.h"
#include "ui/navigator.h"
#include "ui/pages/routes/back_test_sheet.h"
#include "ui/pages/routes/json_sheet.h"
#include "ui/pages/routes/node_palette.h"
#include "ui/pages/routes/outline.h"
#include "ui/pages/routes/property_panel.h"
#include "ui/pages/routes/publish_sheet.h"
#include "ui/pages/routes/rename_sheet.h"
#include "ui/pages/routes/route_canvas.h"
#include "ui/pages/routes/route_counts.h"
#include "ui/pages/routes/route_head.h"
#include "ui/pages/routes/route_strip.h"
#include "ui/pages/routes/simulate_panel.h"
#include "ui/pages/routes/versions_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kLeft = 196;
constexpr int kRight = 288;
constexpr double kStep = 1.25;

QString properties()
{
    return QStringLiteral("properties");
}

}  // namespace

RouteEditor::RouteEditor(const PageContext& context, app::RouteSession* session, QWidget* parent)
    : QWidget(parent), context_(context), session_(session)
{
    setObjectName(QStringLiteral("routes.editor"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    counts_ = new RouteCounts(context_.reader, this);
    connect(counts_, &RouteCounts::counted, this,
            [this](const std::vector<store::VersionSums>& versions) {
                trouble_->hide();
                versions_ = versions;
                showCounts();
            });
    connect(counts_, &RouteCounts::failed, this, [this](const Error& error) {
        trouble_->show(
            "bad",
            tr("The calls of this route cannot be counted: %1").arg(app::text(error.message)),
            app::text(error.hint));
        trouble_->setAction(tr("Retry"), [this] { counts_->ask(); });
    });
    head_ = new RouteHead(session_, this);
    canvas_ = new RouteCanvas(this);
    canvas_->setProperty("pane", true);
    strip_ = new RouteStrip(this);
    column->addWidget(head_);
    trouble_ = new Banner(QStringLiteral("routes.counts.banner"), this);
    column->addWidget(trouble_);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeLeft());
    row->addWidget(canvas_, 1);
    row->addWidget(makeRight());
    column->addLayout(row, 1);
    column->addWidget(strip_);
    makeActions();
    connect(session_, &app::RouteSession::changed, this, &RouteEditor::showSession);
    connect(head_, &RouteHead::asked, this, &RouteEditor::act);
    connect(strip_, &RouteStrip::asked, this, &RouteEditor::act);
    connect(strip_, &RouteStrip::nodeAsked, this, [this](const std::string& id) {
        canvas_->select({id});
        canvas_->bringToSight(id);
        openSide(properties());
    });
    connect(canvas_, &RouteCanvas::edited, session_,
            [this](const policy::Graph& next) { session_->edit(next); });
    connect(canvas_, &RouteCanvas::selectionChanged, this, &RouteEditor::showNode);
    connect(canvas_, &RouteCanvas::propertiesAsked, this, [this] {
        openSide(properties());
        QTimer::singleShot(0, panel_, &PropertyPanel::focusFirst);  // once it is shown
    });
    connect(canvas_, &RouteCanvas::zoomChanged, this, [this] { strip_->setZoom(canvas_->zoom()); });
    connect(canvas_, &RouteCanvas::said, this,
            [this](const QString& words) { context_.toasts->show(words); });
}

/// The keys are heard by the drawing itself; these rows are for the palette and the sheet of keys.
void RouteEditor::makeActions()
{
    makeAction(this, "routes.properties", [this] { Q_EMIT canvas_->propertiesAsked(); });
    makeAction(this, "routes.insert", [this] { canvas_->insertMenu(); });
    makeAction(this, "routes.remove", [this] { canvas_->removeSelected(); });
    makeAction(this, "routes.copy", [this] { canvas_->copy(); });
    makeAction(this, "routes.paste", [this] { canvas_->paste(); });
    makeAction(this, "routes.layOut", [this] { canvas_->layOut(); });
    makeAction(this, "routes.fit", [this] { canvas_->fit(); });
    makeAction(this, "routes.outline", [this] {
        openSide(QStringLiteral("outline"));
        outline_->setFocus(Qt::ShortcutFocusReason);
    });
    makeAction(this, "routes.backTest", [this] { backTest(); });
    makeAction(this, "routes.simulate", [this] { openSide(QStringLiteral("simulate")); });
}

QWidget* RouteEditor::makeLeft()
{
    auto* palette = new NodePalette(this);
    palette->setFixedWidth(Theme::of().scaled(kLeft));
    palette->setProperty("side", QStringLiteral("left"));
    connect(palette, &NodePalette::chosen, canvas_, &RouteCanvas::add);
    connect(palette, &NodePalette::dragged, this, [this](policy::NodeKind kind, QPoint at) {
        canvas_->dragNew(kind, canvas_->mapFromGlobal(QPointF(at)));
    });
    connect(palette, &NodePalette::dropped, this, [this](policy::NodeKind kind, QPoint at) {
        canvas_->dropNew(kind, canvas_->mapFromGlobal(QPointF(at)));
    });
    return palette;
}

QWidget* RouteEditor::makeRight()
{
    auto* side = new QFrame(this);
    side->setObjectName(QStringLiteral("routes.side"));
    side->setProperty("side", QStringLiteral("right"));
    side->setFixedWidth(Theme::of().scaled(kRight));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    side_ = new Segments(QStringLiteral("routes.sides"), tr("Beside the drawing"),
                         {{properties(), tr("Properties")},
                          {QStringLiteral("outline"), tr("Outline")},
                          {QStringLiteral("simulate"), tr("Simulate")}},
                         side);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(16, 10, 16, 2);
    top->addWidget(side_);
    top->addStretch(1);
    column->addLayout(top);
    sides_ = new QStackedWidget(side);
    panel_ = new PropertyPanel(side);
    outline_ = new RouteOutline(side);
    outline_->setProperty("pane", true);
    sides_->addWidget(panel_);
    sides_->addWidget(outline_);
    simulate_ = new SimulatePanel(context_.reader, side);
    sides_->addWidget(simulate_);
    column->addWidget(sides_, 1);
    side_->setCurrent(properties());
    connect(side_, &Segments::chosen, this, &RouteEditor::openSide);
    connect(panel_, &PropertyPanel::edited, session_,
            [this](const policy::Graph& next) { session_->edit(next); });
    if (context_.gateway != nullptr) {
        connect(context_.gateway, &app::Gateway::stateChanged, this, [this] {
            if (panel_->isVisible()) showHealth();
        });
    }
    connect(panel_, &PropertyPanel::removeAsked, canvas_, &RouteCanvas::removeSelected);
    connect(outline_, &RouteOutline::chosen, this, [this](const std::string& id) {
        canvas_->select({id});
        canvas_->bringToSight(id);
    });
    connect(outline_, &RouteOutline::edited, this,
            [this](const policy::Graph& next, const std::vector<std::string>& ids) {
                session_->edit(next);
                canvas_->select(ids);
            });
    connect(simulate_, &SimulatePanel::walked, canvas_, &RouteCanvas::setPath);
    connect(simulate_, &SimulatePanel::nodeAsked, this, [this](const std::string& id) {
        canvas_->select({id});
        canvas_->bringToSight(id);
    });
    connect(outline_, &RouteOutline::propertiesAsked, this, [this] {
        openSide(properties());
        QTimer::singleShot(0, panel_, &PropertyPanel::focusFirst);  // once it is shown
    });
    return side;
}

void RouteEditor::openSide(const QString& key)
{
    side_->setCurrent(key);
    const QString keys[] = {properties(), QStringLiteral("outline"), QStringLiteral("simulate")};
    const auto place = std::find(std::begin(keys), std::end(keys), key) - std::begin(keys);
    sides_->setCurrentIndex(static_cast<int>(place));
    simulate_->setRunning(place == 2);
}

void RouteEditor::showSession()
{
    const auto* route = session_->route();
    if (route == nullptr) return;
    const auto& graph = session_->graph();
    const config::Config& config = session_->draft()->config();
    canvas_->show(graph, config, QString::fromStdString(route->name));
    canvas_->setFlaws(session_->flaws());
    if (shownRoute_ != route->id) {
        shownRoute_ = route->id;
        versions_.clear();
        counts_->watch(route->id);
        canvas_->select({});
        canvas_->fit();
    }
    outline_->show(graph, config, session_->flaws());
    simulate_->show(graph, route->id, config.access.keys);
    strip_->show(graph, session_->flaws(), session_->trouble());
    strip_->setZoom(canvas_->zoom());
    head_->showSession();
    showNode();
    showCounts();
}

/// Those of the shown version; one that nobody took has none.
void RouteEditor::showCounts()
{
    RouteCanvas::Counts counts;
    const auto sums = std::ranges::find(versions_, session_->shown(), &store::VersionSums::version);
    for (const app::Edge& edge : app::edgesOf(session_->graph())) {
        if (sums == versions_.end()) break;
        const auto found = sums->edges.find(edge.from + ":" + edge.output);
        counts[{edge.from, edge.output}] = found == sums->edges.end() ? 0 : found->second;
    }
    canvas_->setCounts(std::move(counts));
}

void RouteEditor::setActive(bool active)
{
    counts_->setActive(active);
}

void RouteEditor::showWay(std::int64_t version, const QString& way)
{
    const auto* route = session_->route();
    if (route != nullptr && config::versionOf(*route, version) != nullptr) session_->show(version);
    openSide(properties());
    std::vector<std::pair<std::string, std::string>> path;
    for (const QString& step : way.split(QLatin1Char('>'), Qt::SkipEmptyParts)) {
        path.emplace_back(step.section(QLatin1Char(':'), 0, 0).toStdString(),
                          step.section(QLatin1Char(':'), 1).toStdString());
    }
    canvas_->setPath(std::move(path));
}

void RouteEditor::showNode()
{
    panel_->show(session_->graph(), canvas_->current(), canvas_->selected().size(),
                 session_->draft()->config(), session_->flaws());
    outline_->setCurrent(canvas_->current());
    showHealth();
}

/// What calls and probes show of the providers of the chosen node.
void RouteEditor::showHealth()
{
    if (context_.gateway == nullptr) return;
    panel_->showHealth(context_.gateway->state().providers, session_->draft()->config());
}

void RouteEditor::act(const QString& what)
{
    if (what == QLatin1String("back")) return Q_EMIT backAsked();
    if (what == QLatin1String("fit")) return canvas_->fit();
    if (what == QLatin1String("zoomIn")) return canvas_->zoomBy(kStep);
    if (what == QLatin1String("zoomOut")) return canvas_->zoomBy(1 / kStep);
    if (what == QLatin1String("layOut")) return canvas_->layOut();
    if (what == QLatin1String("publish")) return publish(false);
    if (what == QLatin1String("trial")) return publish(true);
    if (what == QLatin1String("rename")) return rename();
    if (what == QLatin1String("duplicate")) return duplicate();
    if (what == QLatin1String("remove")) return remove();
    if (what == QLatin1String("endTrial"))
        return session_->draft()->edit(
            app::withoutCandidate(session_->draft()->config(), session_->id()));
    if (what == QLatin1String("backTest")) return backTest();
    if (what == QLatin1String("history")) {
        VersionsSheet sheet(session_, this);
        sheet.exec();
    }
    if (what == QLatin1String("json")) {
        JsonSheet sheet(session_->graph(), this);
        if (sheet.exec() == QDialog::Accepted) session_->edit(sheet.graph());
    }
}

void RouteEditor::publish(bool asTrial)
{
    PublishSheet sheet(session_, asTrial, this);
    if (sheet.exec() == QDialog::Accepted) context_.toasts->show(sheet.news());
}

void RouteEditor::backTest()
{
    BackTestSheet sheet(context_.gateway->databasePath(), session_, this);
    if (sheet.exec() != QDialog::Accepted) return;
    const QString filter = QStringLiteral("id:") + sheet.chosen();
    context_.navigator->go(QStringLiteral("traffic"), {{QStringLiteral("filter"), filter}});
}

void RouteEditor::rename()
{
    const auto* route = session_->route();
    RenameSheet sheet(session_->draft()->config(), *route, this);
    if (sheet.exec() != QDialog::Accepted) return;
    session_->draft()->edit(app::renamedRoute(session_->draft()->config(), session_->id(),
                                              sheet.title(), sheet.name()));
}

void RouteEditor::duplicate()
{
    std::string made;
    const QString title = tr("%1, copy").arg(app::titleOf(*session_->route()));
    session_->draft()->edit(
        app::duplicatedRoute(session_->draft()->config(), session_->id(), title, app::now(), made));
    Q_EMIT opened(made);
}

void RouteEditor::remove()
{
    app::Draft* draft = session_->draft();
    const QString title = app::titleOf(*session_->route());
    draft->edit(app::withoutRoute(draft->config(), session_->id()));
    context_.toasts->show(tr("%1 removed; publish to make it so").arg(title), tr("Undo"),
                          [draft] { draft->undo(); });
}

}  // namespace gatehouse::ui
