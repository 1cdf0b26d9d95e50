#include "ui/pages/route_bodies.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

RouteBodies::RouteBodies(app::Draft* draft, QWidget* parent)
    : QWidget(parent), draft_(draft), column_(new QVBoxLayout(this))
{
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(4);
    make({});
    connect(draft_, &app::Draft::changed, this, [this] {
        if (isVisible()) showConfig();
    });
}

void RouteBodies::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    showConfig();
}

/// Made anew only where routes came, went or got another name.
void RouteBodies::showConfig()
{
    const auto& routes = draft_->config().routes;
    QStringList names;
    for (const auto& each : routes) names.append(app::text(each.name));
    if (names != shown_) make(names);
    int at = 0;
    for (auto* box : findChildren<QCheckBox*>(QString(), Qt::FindDirectChildrenOnly)) {
        const auto& route = routes[static_cast<std::size_t>(at++)];
        box->setChecked(route.bodies);
        // Where nothing is kept of any call, there is nothing to choose.
        box->setEnabled(draft_->config().records.bodies);
    }
}

void RouteBodies::make(const QStringList& names)
{
    shown_ = names;
    // At once, not later: what is counted by place must not find switches that are to go.
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    if (names.isEmpty()) column_->addWidget(makeLabel(tr("There are no routes"), "small", this));
    int at = 0;
    for (const QString& name : names) {
        auto* box = new QCheckBox(name, this);
        box->setObjectName(QStringLiteral("settings.routeBodies.") + name);
        box->setAccessibleName(tr("Record prompts and answers of %1").arg(name));
        connect(box, &QCheckBox::clicked, this, [this, at](bool on) { change(at, on); });
        column_->addWidget(box);
        ++at;
    }
}

void RouteBodies::change(int route, bool kept)
{
    config::Config next = draft_->config();
    const auto place = static_cast<std::size_t>(route);
    if (place >= next.routes.size()) return;
    next.routes[place].bodies = kept;
    draft_->edit(std::move(next));
}

}  // namespace gatehouse::ui
