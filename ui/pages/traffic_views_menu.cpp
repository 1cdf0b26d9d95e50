#include "ui/pages/traffic_views_menu.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

TrafficViewsMenu::TrafficViewsMenu(app::Settings& settings, const app::TrafficView& now,
                                   QWidget* parent)
    : QMenu(tr("Views"), parent), settings_(settings), now_(now)
{
    setObjectName(QStringLiteral("traffic.viewsMenu"));
    setAttribute(Qt::WA_DeleteOnClose);
    addViews();
    auto* save = addAction(Theme::icon(QStringLiteral("plus")), tr("Save this view…"));
    save->setObjectName(QStringLiteral("traffic.viewsMenu.save"));
    connect(save, &QAction::triggered, this, &TrafficViewsMenu::askName);
}

void TrafficViewsMenu::addViews()
{
    const auto views = app::trafficViews(settings_);
    if (views.empty()) {
        addAction(tr("No view is saved yet"))->setEnabled(false);
        addSeparator();
        return;
    }
    for (const app::TrafficView& view : views) {
        QAction* action = addAction(view.name);
        action->setToolTip(view.filter);
        connect(action, &QAction::triggered, this, [this, view] { Q_EMIT chosen(view); });
    }
    addSeparator();
    QMenu* remove = addMenu(tr("Remove"));
    remove->setObjectName(QStringLiteral("traffic.viewsMenu.remove"));
    for (const app::TrafficView& view : views) {
        connect(remove->addAction(view.name), &QAction::triggered, this,
                [this, name = view.name] { app::removeTrafficView(settings_, name); });
    }
}

/// The menu is gone by the time the name is given: the sheet belongs to the page.
void TrafficViewsMenu::askName()
{
    auto* sheet = new QDialog(parentWidget());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* column = startSheet(sheet, tr("Save this view"),
                              tr("The filter and the columns, to be had again with one click."));
    sheet->setMinimumWidth(420);
    auto* name = makeField(QStringLiteral("view.name"), tr("Name"), now_.filter,
                           tr("Slow calls of the web shop"));
    addField(column, tr("Name"), name);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("view.cancel"), tr("Cancel"), "", {}, sheet);
    auto* save = makeButton(QStringLiteral("view.save"), tr("Save"), "primary", {}, sheet);
    save->setDefault(true);
    save->setEnabled(!now_.filter.isEmpty());
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(save);
    column->addLayout(row);
    connect(name, &QLineEdit::textChanged, save,
            [save](const QString& text) { save->setEnabled(!text.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, sheet, &QDialog::reject);
    connect(save, &QPushButton::clicked, sheet, &QDialog::accept);
    connect(sheet, &QDialog::accepted, sheet, [&settings = settings_, now = now_, name]() mutable {
        now.name = name->text().trimmed();
        app::keepTrafficView(settings, now);
    });
    name->selectAll();
    sheet->open();
}

}  // namespace gatehouse::ui
