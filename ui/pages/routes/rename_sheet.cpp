#include "ui/pages/routes/rename_sheet.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/routes/route_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

RenameSheet::RenameSheet(const config::Config& config, const config::RouteConfig& route,
                         QWidget* parent)
    : QDialog(parent)
{
    auto* column = startSheet(this, tr("Rename the route"),
                              tr("The title is for people; the name is what callers write."));
    resize(460, 0);
    title_ = makeField(QStringLiteral("routes.rename.title"), tr("Title"), app::text(route.title),
                       app::text(route.name));
    name_ = makeField(QStringLiteral("routes.rename.name"), tr("Name"), app::text(route.name), {});
    name_->setProperty("mono", true);
    addField(column, tr("Title"), title_);
    addField(column, tr("Name"), name_,
             tr("Callers write the model dynamic/NAME. Another name breaks those who know the old "
                "one."));
    auto* words = makeLabel({}, "bad", this);
    words->setObjectName(QStringLiteral("routes.rename.trouble"));
    column->addWidget(words);
    auto* row = new QHBoxLayout;
    auto* cancel = makeButton(QStringLiteral("routes.rename.cancel"), tr("Cancel"), "", {}, this);
    auto* ok = makeButton(QStringLiteral("routes.rename.ok"), tr("Rename"), "primary",
                          QStringLiteral("check"), this);
    ok->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(ok);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &QDialog::accept);
    connect(name_, &QLineEdit::textChanged, this, [this, config, id = route.id, words, ok] {
        const QString name = name_->text().trimmed();
        const bool taken = !app::isNameFree(config, id, name);
        const bool odd = name.isEmpty() || name.contains(QLatin1Char('/'));
        words->setText(taken ? tr("Another route has this name.")
                       : odd ? tr("A name is not empty and has no slash.")
                             : QString());
        restyle(name_, "wrong", taken || odd);
        ok->setEnabled(!taken && !odd);
    });
}

QString RenameSheet::title() const
{
    return title_->text().trimmed();
}

QString RenameSheet::name() const
{
    return name_->text().trimmed();
}

}  // namespace gatehouse::ui
