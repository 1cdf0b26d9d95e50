#include "ui/pages/prices_sheet.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/prices/price_download.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

using app::PriceChange;

constexpr qint64 kMostBytes = 32'000'000;
constexpr int kPlace = Qt::UserRole;
constexpr int kRow = 26;  // px

/// Tables that many keep; any other address can be typed.
constexpr const char* kAddresses[] = {
    "https://models.dev/api.json",
    "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
};

QString rateWords(const PriceChange& change, provider::Rate provider::Rates::*rate)
{
    const QString after = app::ratePerMillion(change.after.*rate);
    if (change.before.*rate == change.after.*rate) return after;
    return QStringLiteral("%1 → %2").arg(app::ratePerMillion(change.before.*rate), after);
}

}  // namespace

PricesSheet::PricesSheet(config::Config config, QWidget* parent)
    : QDialog(parent), config_(std::move(config)), download_(new app::PriceDownload(this))
{
    auto* column = startSheet(this, tr("Update prices"),
                              tr("From a table of Gatehouse, models.dev or LiteLLM. Nothing is "
                                 "fetched before you say so, and "
                                 "no price changes before you have seen it."));
    resize(860, 620);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    address_ = new QComboBox(this);
    address_->setObjectName(QStringLiteral("prices.address"));
    address_->setAccessibleName(tr("Address of the table"));
    address_->setEditable(true);
    address_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (const char* address : kAddresses) address_->addItem(QLatin1String(address));
    fetch_ = makeButton(QStringLiteral("prices.fetch"), tr("Fetch"), "", {}, this);
    auto* file = makeButton(QStringLiteral("prices.file"), tr("Open a file…"), "", {}, this);
    head->addWidget(address_, 1);
    head->addWidget(fetch_);
    head->addWidget(file);
    column->addLayout(head);
    banner_ = new Banner(QStringLiteral("prices.banner"), this);
    banner_->hide();
    column->addWidget(banner_);
    table_ = new QTreeWidget(this);
    table_->setObjectName(QStringLiteral("prices.table"));
    table_->setAccessibleName(tr("What would change"));
    table_->setHeaderLabels({tr("Model"), tr("Input"), tr("Cached"), tr("Output"), tr("What")});
    table_->setUniformRowHeights(true);
    table_->header()->setStretchLastSection(false);
    table_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int i = 1; i < 5; ++i) table_->setColumnWidth(i, i == 4 ? 190 : 140);
    for (int i = 1; i < 4; ++i)
        table_->headerItem()->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
    column->addWidget(table_, 1);
    sum_ = makeLabel(tr("US dollars for a million tokens."), "small", this);
    sum_->setObjectName(QStringLiteral("prices.sum"));
    sum_->setWordWrap(true);
    column->addWidget(sum_);
    past_ = new QCheckBox(tr("Count past calls of these models anew as well"), this);
    past_->setObjectName(QStringLiteral("prices.past"));
    past_->setAccessibleName(past_->text());
    column->addWidget(past_);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("prices.cancel"), tr("Cancel"), "", {}, this);
    go_ = makeButton(QStringLiteral("prices.go"), tr("Put in force"), "primary", {}, this);
    go_->setEnabled(false);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(go_);
    column->addLayout(foot);
    fetch_->setDefault(true);
    connect(fetch_, &QPushButton::clicked, this, &PricesSheet::fetch);
    connect(file, &QPushButton::clicked, this, &PricesSheet::openFile);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, &QDialog::accept);
    connect(table_, &QTreeWidget::itemChanged, this, &PricesSheet::choose);
    connect(download_, &app::PriceDownload::finished, this,
            [this](const QByteArray& table, const QString& trouble) {
                fetch_->setEnabled(true);
                if (trouble.isEmpty())
                    take(table, QUrl::fromUserInput(address_->currentText()).host());
                else
                    banner_->show("bad", trouble);
            });
}

PricesSheet::~PricesSheet()
{
    download_->stop();
}

void PricesSheet::fetch()
{
    fetch_->setEnabled(false);
    banner_->show("info", tr("Fetching…"));
    download_->setServer(config_.server);
    download_->start(address_->currentText());
}

void PricesSheet::openFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Table of prices"), QDir::homePath(),
                                                      tr("JSON (*.json);;All files (*)"));
    if (path.isEmpty()) return;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        banner_->show("bad", tr("%1 cannot be read: %2").arg(path, file.errorString()));
    } else if (file.size() > kMostBytes) {
        banner_->show("bad", tr("%1 is too large for a table of prices.").arg(path));
    } else {
        take(file.readAll(), QFileInfo(path).fileName());
    }
}

void PricesSheet::take(const QByteArray& table, const QString& source)
{
    const app::PriceFeed feed = app::readPriceFeed(table);
    changes_.clear();
    if (feed.trouble.isEmpty()) {
        source_ = source;
        changes_ = app::priceChanges(config_, feed);
    }
    showChanges();
    if (!feed.trouble.isEmpty()) {
        banner_->show("bad", feed.trouble);
    } else if (changes_.empty()) {
        banner_->show("ok", tr("Every price is as the table says."));
    } else if (feed.unreadable > 0) {
        banner_->show("warn", tr("%n price(s) of the table could not be read and are left out.",
                                 nullptr, feed.unreadable));
    } else {
        banner_->hide();
    }
}

QTreeWidgetItem* PricesSheet::groupOf(const std::string& provider)
{
    const QString id = app::text(provider);
    for (int i = 0; i < table_->topLevelItemCount(); ++i) {
        if (table_->topLevelItem(i)->data(0, kPlace).toString() == id)
            return table_->topLevelItem(i);
    }
    const auto* found = app::findProvider(config_, provider);
    auto* group = new QTreeWidgetItem(table_, {found == nullptr ? id : app::titleOf(*found)});
    group->setData(0, kPlace, id);
    group->setFirstColumnSpanned(true);
    group->setSizeHint(0, {0, kRow});
    group->setExpanded(true);
    return group;
}

void PricesSheet::addChange(QTreeWidgetItem* group, std::size_t at)
{
    const PriceChange& change = changes_[at];
    QString what = tr("changed");
    if (change.kind == PriceChange::Kind::New)
        what = change.isListed ? tr("new price") : tr("new model");
    if (change.kind == PriceChange::Kind::Gone) what = tr("gone from the table; stays");
    if (change.isOwn) what = tr("%1; your own price").arg(what);
    auto* item = new QTreeWidgetItem(
        group, {app::text(change.model), rateWords(change, &provider::Rates::input),
                rateWords(change, &provider::Rates::cachedInput),
                rateWords(change, &provider::Rates::output), what});
    item->setData(0, kPlace, static_cast<qulonglong>(at));
    item->setSizeHint(0, {0, kRow});
    for (int i = 1; i < 4; ++i) {
        item->setTextAlignment(i, Qt::AlignRight | Qt::AlignVCenter);
        item->setFont(i, Theme::of().font(Type::Mono));
    }
    if (change.canBeChosen()) {
        item->setCheckState(0, change.isChosen ? Qt::Checked : Qt::Unchecked);
    } else {
        for (int i = 0; i < 5; ++i) item->setForeground(i, Theme::of().colour(Token::Text3));
    }
}

void PricesSheet::showChanges()
{
    const QSignalBlocker quiet(table_);
    table_->clear();
    for (std::size_t i = 0; i < changes_.size(); ++i) addChange(groupOf(changes_[i].provider), i);
    table_->expandAll();
    showSum();
}

void PricesSheet::choose(QTreeWidgetItem* item)
{
    if (item->parent() == nullptr) return;
    const auto at = static_cast<std::size_t>(item->data(0, kPlace).toULongLong());
    if (at >= changes_.size()) return;
    changes_[at].isChosen = item->checkState(0) == Qt::Checked;
    showSum();
}

void PricesSheet::showSum()
{
    const auto count = [this](PriceChange::Kind kind) {
        return static_cast<int>(std::ranges::count(changes_, kind, &PriceChange::kind));
    };
    const int chosen = static_cast<int>(this->chosen().size());
    go_->setEnabled(chosen > 0);
    if (chosen > 0) go_->setDefault(true);
    if (changes_.empty()) {
        sum_->setText(tr("US dollars for a million tokens."));
        return;
    }
    sum_->setText(tr("%1 changed, %2 new, %3 gone; %4 chosen. US dollars for a million tokens. "
                     "Rates that the "
                     "table does not tell, and those of long prompts, stay as they are.")
                      .arg(count(PriceChange::Kind::Changed))
                      .arg(count(PriceChange::Kind::New))
                      .arg(count(PriceChange::Kind::Gone))
                      .arg(chosen));
}

std::vector<app::PriceChange> PricesSheet::chosen() const
{
    std::vector<PriceChange> out;
    std::ranges::copy_if(changes_, std::back_inserter(out), [](const PriceChange& change) {
        return change.isChosen && change.canBeChosen();
    });
    return out;
}

config::Config PricesSheet::priced() const
{
    return app::withPrices(config_, changes_, source_.toStdString(),
                           QDate::currentDate().toString(Qt::ISODate).toStdString());
}

bool PricesSheet::recomputes() const
{
    return past_->isChecked();
}

}  // namespace gatehouse::ui
