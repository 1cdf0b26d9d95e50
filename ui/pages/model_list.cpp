#include "ui/pages/model_list.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/formats.h"
#include "proxy/core/config/names.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

namespace {

QString contextWords(std::int64_t tokens)
{
    return tokens <= 0 ? QStringLiteral("–") : app::shortCount(tokens);
}

}  // namespace

ModelList::ModelList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("providers.models"));
    setProperty("card", true);
    search_ = new QLineEdit(this);
    search_->setObjectName(QStringLiteral("providers.search"));
    search_->setAccessibleName(tr("Search models"));
    search_->setPlaceholderText(tr("Search models"));
    search_->setClearButtonEnabled(true);
    search_
        ->addAction(Theme::icon(QStringLiteral("search"), Token::Text3), QLineEdit::LeadingPosition)
        ->setText(tr("Search models"));
    search_->setFixedWidth(280);
    auto* column =
        startCard(this, tr("Models"), tr("Prices in US dollars for a million tokens"), search_);
    table_ = new QTableWidget(0, 7, this);
    table_->setObjectName(QStringLiteral("providers.modelTable"));
    table_->setAccessibleName(tr("Models"));
    table_->setHorizontalHeaderLabels({tr("Model"), tr("Provider"), tr("Context"), tr("Input"),
                                       tr("Cached"), tr("Output"), tr("Price as of")});
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    denseRows(table_, 30, 26);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table_->horizontalHeader()->setHighlightSections(false);
    for (int i = 1; i < 7; ++i) table_->setColumnWidth(i, i == 1 ? 150 : 104);
    for (int i = 0; i < 7; ++i) {
        const bool figures = i >= 2 && i <= 5;
        table_->horizontalHeaderItem(i)->setTextAlignment(
            (figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    table_->setMinimumHeight(260);
    column->addWidget(table_, 1);
    count_ = makeLabel({}, "small", this);
    auto* foot = new QHBoxLayout;
    foot->addWidget(count_, 1);
    auto* update =
        makeButton(QStringLiteral("providers.updatePrices"), tr("Update prices…"), "", {}, this);
    update->setProperty("small", true);
    update->setToolTip(tr("From a table elsewhere; you see what would change first"));
    connect(update, &QPushButton::clicked, this, &ModelList::updateAsked);
    foot->addWidget(update);
    price_ = makeButton(QStringLiteral("providers.setPrice"), tr("Set price"), "", {}, this);
    price_->setProperty("small", true);
    price_->setEnabled(false);
    foot->addWidget(price_);
    column->addLayout(foot);
    connect(price_, &QPushButton::clicked, this, &ModelList::askForPrice);
    connect(table_, &QTableWidget::cellActivated, this, &ModelList::askForPrice);
    connect(table_, &QTableWidget::itemSelectionChanged, this,
            [this] { price_->setEnabled(!table_->selectionModel()->selectedRows().isEmpty()); });
    connect(search_, &QLineEdit::textChanged, this, &ModelList::showLines);
}

void ModelList::show(const config::Config& config,
                     const QHash<QString, app::CheckOutcome>& outcomes)
{
    lines_.clear();
    for (const config::ProviderConfig& provider : config.providers) {
        const auto row = app::resolved(provider);
        if (!row) continue;
        const QString owner = app::titleOf(provider);
        for (const provider::ModelCard& model : row->models) {
            const bool own = config::named(provider.prices, model.id) != nullptr;
            lines_.append({model, owner, provider.id, own});
        }
        // Found by the test, unknown to the catalogue: shown as what they are, without a price.
        for (const QString& found : outcomes.value(app::text(provider.id)).models) {
            if (row->find(found.toStdString()) != nullptr) continue;
            provider::ModelCard model;
            model.id = found.toStdString();
            lines_.append({model, owner, provider.id, false});
        }
    }
    showLines();
}

void ModelList::showLines()
{
    const QString words = search_->text().trimmed().toLower();
    table_->setUpdatesEnabled(false);
    table_->setRowCount(0);
    visible_.clear();
    for (int i = 0; i < lines_.size(); ++i) {
        const Line& line = lines_[i];
        if (!words.isEmpty() && !app::text(line.model.id).toLower().contains(words) &&
            !line.owner.toLower().contains(words))
            continue;
        visible_.append(i);
        addLine(line);
    }
    table_->setUpdatesEnabled(true);
    count_->setText(
        lines_.isEmpty()
            ? tr("Add a provider to see its models and prices. A model that is not listed can "
                 "be called all the same.")
            : tr("%1 of %2 models. Others can be called too; their cost is shown as unknown.")
                  .arg(app::count(table_->rowCount()), app::count(lines_.size())));
}

void ModelList::askForPrice()
{
    const int row = table_->currentRow();
    if (row < 0 || row >= visible_.size()) return;
    const Line line = lines_[visible_[row]];
    Q_EMIT priceAsked(line.provider, line.model.id);
}

void ModelList::addLine(const Line& line)
{
    const provider::ModelCard& model = line.model;
    const int at = table_->rowCount();
    table_->insertRow(at);
    const provider::Rates rates = model.price ? model.price->rates : provider::Rates();
    const bool isTable = model.price && !model.price->date.empty();
    const QStringList cells{app::text(model.id),
                            line.owner,
                            contextWords(model.context),
                            app::ratePerMillion(rates.input),
                            app::ratePerMillion(rates.cachedInput),
                            app::ratePerMillion(rates.output),
                            line.own && !isTable ? tr("your own")
                            : model.price        ? app::text(model.price->date)
                                                 : tr("no price")};
    for (int i = 0; i < cells.size(); ++i) {
        auto* item = new QTableWidgetItem(cells[i]);
        const bool figures = i >= 2 && i <= 5;
        if (figures) item->setFont(Theme::of().font(Type::Mono));
        item->setTextAlignment((figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        if (i > 0) item->setForeground(Theme::of().colour(Token::Text2));
        table_->setItem(at, i, item);
    }
    if (!model.price) {
        table_->item(at, 6)->setForeground(Theme::of().colour(Token::Warn));
        table_->item(at, 6)->setToolTip(
            tr("The cost of its calls is shown as unknown. Set a price to change that."));
    } else if (isTable) {
        table_->item(at, 6)->setToolTip(tr("Source: %1").arg(app::text(model.price->source)));
    }
}

}  // namespace gatehouse::ui
