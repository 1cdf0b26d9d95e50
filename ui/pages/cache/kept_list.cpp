#include "ui/pages/cache/kept_list.h"

#include <algorithm>

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

#include "app/cache/cache_edit.h"
#include "app/cache/kept_model.h"
#include "app/cache/kept_read.h"
#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/reader_thread.h"
#include "ui/pages/routes/property_fields.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/confirm_sheet.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

using app::KeptModel;

constexpr std::size_t kPage = 25;
constexpr std::size_t kMostShown = 500;
constexpr WallMicros kHour = 3'600'000'000;
constexpr WallMicros kDay = 24 * kHour;

void fill(QComboBox* list, const QString& all, const QList<QPair<QString, QString>>& items)
{
    const QSignalBlocker quiet(list);
    const QString chosen = list->currentData().toString();
    list->clear();
    list->addItem(all, QString());
    for (const auto& [title, value] : items) list->addItem(title, value);
    list->setCurrentIndex(std::max(0, list->findData(chosen)));
}

}  // namespace

KeptList::KeptList(const PageContext& context, QWidget* parent)
    : QFrame(parent), context_(context), model_(new KeptModel(this)), most_(kPage)
{
    setObjectName(QStringLiteral("cache.list"));
    setProperty("card", true);
    purge_ =
        makeButton(QStringLiteral("cache.purge"), tr("Purge"), "", QStringLiteral("trash"), this);
    auto* column =
        startCard(this, tr("Kept answers"), tr("The last used first; open one to read it"), purge_);
    filterBar_ = makeFilter();
    column->addWidget(filterBar_);
    progress_ = new QWidget(this);
    auto* going = new QHBoxLayout(progress_);
    going->setContentsMargins(0, 6, 0, 6);
    going->setSpacing(12);
    bar_ = new QProgressBar(progress_);
    bar_->setObjectName(QStringLiteral("cache.purge.progress"));
    bar_->setAccessibleName(tr("Progress of purging"));
    bar_->setTextVisible(false);
    gone_ = makeLabel({}, "monoSmall", progress_);
    going->addWidget(makeLabel(tr("Purging"), "small2", progress_));
    going->addWidget(bar_, 1);
    going->addWidget(gone_);
    progress_->hide();
    column->addWidget(progress_);
    makeTable();
    column->addWidget(table_);
    none_ = new EmptyState(
        QStringLiteral("cache.none"), QStringLiteral("database"), tr("Nothing is kept yet"),
        tr("The next answers will stand here, for whoever asks the same."), this);
    noMatch_ = new EmptyState(QStringLiteral("cache.noMatch"), QStringLiteral("filter"),
                              tr("No answer matches"), tr("Others are kept."), this);
    auto* clear = noMatch_->addAction(tr("Clear filter"));
    column->addWidget(none_);
    column->addWidget(noMatch_);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(0, 4, 0, 0);
    count_ = makeLabel({}, "small", this);
    count_->setObjectName(QStringLiteral("cache.count"));
    more_ = makeButton(QStringLiteral("cache.more"), tr("Show more"), "link", {}, this);
    foot->addWidget(count_, 1);
    foot->addWidget(more_);
    column->addLayout(foot);
    connect(clear, &QPushButton::clicked, this, &KeptList::clearFilter);
    connect(purge_, &QPushButton::clicked, this, &KeptList::askPurge);
    connect(more_, &QPushButton::clicked, this, [this] {
        most_ = std::min(kMostShown, most_ * 2);
        Q_EMIT filterChanged();
    });
}

QWidget* KeptList::makeFilter()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 6);
    row->setSpacing(8);
    const auto tell = [this] {
        most_ = kPage;
        Q_EMIT filterChanged();
    };
    modelField_ = makeEditableList(QStringLiteral("cache.filter.model"), tr("Model"), {});
    modelField_->lineEdit()->setPlaceholderText(tr("Any model"));
    const auto list = [&](const char* name, const QString& title) {
        auto* made = new QComboBox(bar);
        made->setObjectName(QStringLiteral("cache.filter.") + QLatin1String(name));
        made->setAccessibleName(title);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(8);
        connect(made, &QComboBox::activated, this, tell);
        return made;
    };
    gateway_ = list("gateway", tr("Gateway"));
    route_ = list("route", tr("Route"));
    age_ = list("age", tr("Age"));
    fill(age_, tr("Any age"),
         {{tr("Over an hour"), QString::number(kHour)},
          {tr("Over a day"), QString::number(kDay)},
          {tr("Over a week"), QString::number(7 * kDay)}});
    tag_ = makeField(QStringLiteral("cache.filter.tag"), tr("Tag"), {}, tr("Any tag"));
    row->addWidget(modelField_, 3);
    row->addWidget(gateway_, 2);
    row->addWidget(route_, 2);
    row->addWidget(age_, 2);
    row->addWidget(tag_, 2);
    connect(modelField_, &QComboBox::activated, this, tell);
    connect(modelField_->lineEdit(), &QLineEdit::editingFinished, this, tell);
    connect(tag_, &QLineEdit::editingFinished, this, tell);
    return bar;
}

void KeptList::makeTable()
{
    table_ = new QTableView(this);
    table_->setObjectName(QStringLiteral("cache.table"));
    table_->setAccessibleName(tr("Kept answers"));
    table_->setModel(model_);
    table_->setShowGrid(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    // The page scrolls, not the card.
    table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    denseRows(table_, 32, 26);
    auto* header = table_->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(KeptModel::Question, QHeaderView::Stretch);
    const Theme& theme = Theme::of();
    header->resizeSection(KeptModel::Model, theme.scaled(170));
    header->resizeSection(KeptModel::Gateway, theme.scaled(96));
    header->resizeSection(KeptModel::Hits, theme.scaled(64));
    header->resizeSection(KeptModel::Size, theme.scaled(76));
    header->resizeSection(KeptModel::Age, theme.scaled(66));
    header->resizeSection(KeptModel::Left, theme.scaled(136));
    connect(table_, &QTableView::activated, this,
            [this](const QModelIndex& index) { openRow(index.row()); });
    connect(table_, &QTableView::clicked, this,
            [this](const QModelIndex& index) { openRow(index.row()); });
    connect(&Theme::of(), &Theme::changed, this, &KeptList::fitTable);
}

engine::CacheFilter KeptList::filter() const
{
    engine::CacheFilter filter;
    filter.model = modelField_->currentText().trimmed().toStdString();
    filter.gateway = gateway_->currentData().toString().toStdString();
    filter.route = route_->currentData().toString().toStdString();
    filter.tag = tag_->text().trimmed().toStdString();
    if (const WallMicros age = age_->currentData().toLongLong(); age > 0)
        filter.storedBefore = app::now() - age;
    return filter;
}

void KeptList::clearFilter()
{
    modelField_->setCurrentText({});
    for (QComboBox* each : {gateway_, route_, age_}) each->setCurrentIndex(0);
    tag_->clear();
    Q_EMIT filterChanged();
}

void KeptList::showConfig()
{
    const auto& config = context_.draft->config();
    QList<QPair<QString, QString>> gateways, routes;
    for (const QString& each : app::gatewayNames(config)) gateways.append({each, each});
    for (const auto& each : config.routes)
        routes.append({app::text(each.name.empty() ? each.id : each.name), app::text(each.id)});
    fill(gateway_, tr("Any gateway"), gateways);
    fill(route_, tr("Any route"), routes);
    route_->setVisible(!routes.isEmpty());
}

void KeptList::show(const engine::CacheView& view)
{
    view_ = view;
    if (!modelField_->hasFocus() && !modelField_->lineEdit()->hasFocus()) {
        const QString typed = modelField_->currentText();
        QStringList models;
        for (const auto& each : view.answers) models.append(app::text(each.model));
        models.removeDuplicates();
        models.sort();
        const QSignalBlocker quiet(modelField_);
        if (typed.isEmpty()) {
            modelField_->clear();
            modelField_->addItems(models);
            modelField_->setCurrentText(typed);
        }
    }
    model_->show(view.answers, app::now());
    const bool isEmpty = view.entries == 0;
    const bool isNone = view.answers.empty();
    none_->setVisible(isEmpty);
    filterBar_->setVisible(!isEmpty);
    noMatch_->setVisible(isNone && !isEmpty);
    table_->setVisible(!isNone);
    purge_->setEnabled(!isNone && !isPurging_);
    count_->setVisible(!isNone);
    count_->setText(tr("%1 of %2 answers, %3")
                        .arg(app::count(static_cast<std::int64_t>(view.answers.size())),
                             app::count(static_cast<std::int64_t>(view.meant)),
                             app::bytes(view.meantBytes)));
    more_->setVisible(view.answers.size() < view.meant && most_ < kMostShown);
    fitTable();
    readQuestions();
}

void KeptList::fitTable()
{
    int height = table_->horizontalHeader()->sizeHint().height() + 2;
    height += model_->rowCount() * table_->verticalHeader()->defaultSectionSize();
    table_->setFixedHeight(height);
}

/// Their first words stand in the log.
void KeptList::readQuestions()
{
    const QStringList calls = model_->takeUnknown();
    if (calls.isEmpty()) return;
    context_.reader->ask<QHash<QString, QString>>(
        this,
        [calls](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return app::readQuestions(reader, calls);
        },
        [this](const Result<QHash<QString, QString>>& words) {
            if (words) model_->addQuestions(*words);
        });
}

void KeptList::openRow(int row)
{
    if (row >= 0 && row < model_->rowCount()) Q_EMIT openAsked(app::text(model_->answer(row).key));
}

void KeptList::askPurge()
{
    const QString many = app::count(static_cast<std::int64_t>(view_.meant));
    const bool isAll = view_.meant == view_.entries;
    auto* sheet = new ConfirmSheet(
        tr("Purge kept answers"),
        isAll ? tr("All %1 answers go. The next calls are made, and paid, anew.").arg(many)
              : tr("The %1 answers that match go. The next such calls are made, and paid, anew.")
                    .arg(many),
        tr("Purge %1").arg(many), QStringLiteral("trash"), this);
    connect(sheet, &QDialog::accepted, this, &KeptList::purge);
    sheet->open();
}

void KeptList::purge()
{
    isPurging_ = true;
    purge_->setEnabled(false);
    showProgress(0, view_.meant);
    progress_->show();
    context_.gateway->purgeCache(
        filter(), this, [this](std::size_t gone, std::size_t of) { showProgress(gone, of); },
        [this](std::size_t gone) {
            isPurging_ = false;
            progress_->hide();
            context_.toasts->show(
                tr("%1 answers purged").arg(app::count(static_cast<std::int64_t>(gone))));
            Q_EMIT purged();
        });
}

void KeptList::showProgress(std::size_t gone, std::size_t of)
{
    constexpr int kWhole = 1000;
    bar_->setMaximum(kWhole);
    bar_->setValue(of > 0 ? static_cast<int>(gone * kWhole / of) : 0);
    gone_->setText(tr("%1 of %2")
                       .arg(app::count(static_cast<std::int64_t>(gone)),
                            app::count(static_cast<std::int64_t>(of))));
}

}  // namespace gatehouse::ui
