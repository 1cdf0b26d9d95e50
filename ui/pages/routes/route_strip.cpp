#include "ui/pages/routes/route_strip.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/routes/node_words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kHeight = 36;
constexpr int kMostRows = 5;
constexpr int kRow = 28;
constexpr int kIcon = 14;

}  // namespace

RouteStrip::RouteStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("routes.strip"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    list_ = new QListWidget(this);
    list_->setObjectName(QStringLiteral("routes.problems"));
    list_->setAccessibleName(tr("Problems of the route"));
    list_->hide();
    column->addWidget(list_);
    auto* bar = new QFrame(this);
    bar->setObjectName(QStringLiteral("routes.strip.bar"));
    bar->setProperty("bar", QStringLiteral("bottom"));
    bar->setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(6);
    icon_ = new QLabel(bar);
    words_ = makeLabel({}, "small2", bar);
    words_->setObjectName(QStringLiteral("routes.validity"));
    problems_ = makeButton(QStringLiteral("routes.showProblems"), {}, "link", {}, bar);
    row->addWidget(icon_);
    row->addWidget(words_);
    row->addWidget(problems_);
    row->addStretch(1);
    const auto add = [this, row, bar](const char* id, const QString& name, const char* icon) {
        auto* button = makeIconButton(QStringLiteral("routes.") + QLatin1String(id), name,
                                      QLatin1String(icon), bar);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this,
                [this, id] { Q_EMIT asked(QLatin1String(id)); });
    };
    add("layOut", tr("Lay the nodes out"), "layers");
    add("zoomOut", tr("Smaller (Ctrl+-)"), "minus");
    zoom_ = makeLabel({}, "mono", bar);
    zoom_->setAlignment(Qt::AlignCenter);
    zoom_->setFixedWidth(Theme::of().scaled(46));
    row->addWidget(zoom_);
    add("zoomIn", tr("Larger (Ctrl++)"), "plus");
    add("fit", tr("All of it (Ctrl+0)"), "fit");
    column->addWidget(bar);
    connect(problems_, &QPushButton::clicked, this, [this] { showList(!list_->isVisible()); });
    const auto go = [this](const QListWidgetItem* item) {
        const QString id = item == nullptr ? QString() : item->data(Qt::UserRole).toString();
        if (!id.isEmpty()) Q_EMIT nodeAsked(id.toStdString());
    };
    connect(list_, &QListWidget::itemClicked, this, go);
    connect(list_, &QListWidget::itemActivated, this, go);
}

void RouteStrip::show(const policy::Graph& graph, const std::vector<policy::Flaw>& flaws,
                      const QString& trouble)
{
    const auto bad =
        std::ranges::count_if(flaws, [](const policy::Flaw& each) { return !each.isWarning; });
    const bool sound = bad == 0 && trouble.isEmpty();
    const bool warned = sound && !flaws.empty();
    const Token token = !sound ? Token::Bad : warned ? Token::Warn : Token::Ok;
    icon_->setPixmap(
        Theme::of().pixmap(sound && !warned ? QStringLiteral("check") : QStringLiteral("warning"),
                           kIcon, Theme::of().colour(token), devicePixelRatioF()));
    const QString nodes = tr("%n node(s)", nullptr, static_cast<int>(graph.nodes.size()));
    words_->setText(!trouble.isEmpty() ? trouble
                    : sound ? tr("The route is valid · %1 · every path ends").arg(nodes)
                            : tr("The route cannot run yet · %1").arg(nodes));
    const auto count = static_cast<int>(flaws.size());
    problems_->setText(bad > 0 ? tr("%n problem(s)", nullptr, count)
                               : tr("%n remark(s)", nullptr, count));
    problems_->setAccessibleName(problems_->text());
    problems_->setVisible(count > 0);
    list_->clear();
    for (const policy::Flaw& flaw : flaws) {
        const policy::Node* node = graph.find(flaw.node);
        const QString where = node == nullptr ? tr("Route") : app::nodeTitle(*node);
        auto* item = new QListWidgetItem(
            Theme::icon(QStringLiteral("warning"), flaw.isWarning ? Token::Warn : Token::Bad),
            tr("%1: %2; %3").arg(where, app::text(flaw.message), app::text(flaw.hint)), list_);
        item->setData(Qt::UserRole, app::text(flaw.node));
    }
    showList(list_->isVisible() && count > 0);
}

void RouteStrip::showList(bool on)
{
    list_->setVisible(on);
    list_->setFixedHeight(std::min(list_->count(), kMostRows) * Theme::of().scaled(kRow) + 6);
}

void RouteStrip::setZoom(double zoom)
{
    zoom_->setText(QStringLiteral("%1%").arg(qRound(zoom * 100)));
}

}  // namespace gatehouse::ui
