#include "ui/pages/route_bodies.h"

#include <QComboBox>
#include <QFormLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

RouteBodies::RouteBodies(app::Draft* draft, QWidget* parent)
    : QWidget(parent), draft_(draft), rows_(new QFormLayout(this))
{
    setProperty("tall", true);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(4);
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
    for (auto* box : findChildren<QComboBox*>(QString(), Qt::FindDirectChildrenOnly)) {
        const auto& route = routes[static_cast<std::size_t>(at++)];
        box->setCurrentIndex(route.bodies ? Whole : route.hashes ? Hashed : Off);
        // Where nothing is kept of any call, there is nothing to choose.
        box->setEnabled(draft_->config().records.bodies);
    }
}

void RouteBodies::make(const QStringList& names)
{
    shown_ = names;
    // At once, not later: what is counted by place must not find switches that are to go.
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    if (names.isEmpty()) rows_->addRow(makeLabel(tr("There are no routes"), "small", this));
    int at = 0;
    for (const QString& name : names) {
        auto* box = new QComboBox(this);
        box->setObjectName(QStringLiteral("settings.routeBodies.") + name);
        box->setAccessibleName(tr("Record prompts and answers of %1").arg(name));
        box->addItems({tr("As they are"), tr("Only a hash"), tr("Nothing")});
        connect(box, &QComboBox::activated, this,
                [this, at](int kept) { change(at, static_cast<Kept>(kept)); });
        rows_->addRow(makeLabel(name, "body", this), box);
        ++at;
    }
}

void RouteBodies::change(int route, Kept kept)
{
    config::Config next = draft_->config();
    const auto place = static_cast<std::size_t>(route);
    if (place >= next.routes.size()) return;
    next.routes[place].bodies = kept == Whole;
    next.routes[place].hashes = kept == Hashed;
    draft_->edit(std::move(next));
}

}  // namespace gatehouse::ui
