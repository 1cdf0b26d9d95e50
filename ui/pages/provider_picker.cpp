#include "ui/pages/provider_picker.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include "app/formats.h"
#include "proxy/core/provider/catalogue.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr auto kOwn = "openai-compatible";

}  // namespace

ProviderPicker::ProviderPicker(QWidget* parent) : QDialog(parent)
{
    auto* column =
        startSheet(this, tr("Add a provider"),
                   tr("Gatehouse knows these services, their models and prices. Any other "
                      "OpenAI-compatible address works too."));
    resize(520, 560);
    auto* search = makeField(QStringLiteral("picker.search"), tr("Search providers"), {},
                             tr("Search providers or models"));
    column->addWidget(search);
    column->addSpacing(6);
    list_ = new QListWidget(this);
    list_->setObjectName(QStringLiteral("picker.list"));
    list_->setAccessibleName(tr("Providers"));
    list_->setUniformItemSizes(true);
    column->addWidget(list_, 1);
    for (const provider::Provider& row : provider::Catalogue::builtIn().all()) {
        const bool own = row.id == kOwn;
        const QString about = own          ? tr("any base URL")
                              : row.sample ? tr("built in, for trying things out")
                              : row.local  ? tr("on this computer")
                                           : tr("%n model(s) with prices", nullptr,
                                                static_cast<int>(row.models.size()));
        auto* item = new QListWidgetItem(app::text(row.title) + QStringLiteral("   ·   ") + about);
        item->setData(Qt::UserRole, app::text(row.id));
        QString words = app::text(row.title) + QLatin1Char(' ') + app::text(row.id);
        for (const provider::ModelCard& model : row.models)
            words += QLatin1Char(' ') + app::text(model.id);
        item->setData(Qt::UserRole + 1, words.toLower());
        item->setSizeHint(QSize(0, 34));
        if (own) {
            list_->insertItem(0, item);
        } else {
            list_->addItem(item);
        }
    }
    list_->setCurrentRow(0);
    connect(search, &QLineEdit::textChanged, this, &ProviderPicker::filter);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    auto* cancel = makeButton(QStringLiteral("picker.cancel"), tr("Cancel"), "", {}, this);
    auto* next = makeButton(QStringLiteral("picker.next"), tr("Continue"), "primary", {}, this);
    next->setDefault(true);
    row->addWidget(cancel);
    row->addWidget(next);
    column->addSpacing(8);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    const auto take = [this] {
        const QListWidgetItem* item = list_->currentItem();
        if (item == nullptr || item->isHidden()) return;
        chosen_ = item->data(Qt::UserRole).toString();
        accept();
    };
    connect(next, &QPushButton::clicked, this, take);
    connect(list_, &QListWidget::itemActivated, this, take);
    search->setFocus();
}

void ProviderPicker::filter(const QString& words)
{
    QListWidgetItem* first = nullptr;
    for (int i = 0; i < list_->count(); ++i) {
        QListWidgetItem* item = list_->item(i);
        item->setHidden(
            !item->data(Qt::UserRole + 1).toString().contains(words.trimmed().toLower()));
        if (first == nullptr && !item->isHidden()) first = item;
    }
    if (first != nullptr) list_->setCurrentItem(first);
}

}  // namespace gatehouse::ui
