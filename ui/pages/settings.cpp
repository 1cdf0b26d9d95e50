#include "ui/pages/settings.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/gateway.h"
#include "app/settings.h"
#include "ui/navigator.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr ByteCount kGigabyte = 1_GiB;

/// A row of a settings card: what it is, what it does, and the control at the right.
void addRow(QVBoxLayout* column, const QString& title, const QString& text, QWidget* control)
{
    if (column->count() > 2)  // the head and the space under it
        column->addWidget(makeLine());
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 8, 0, 8);
    row->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* name = makeLabel(title, "body");
    words->addWidget(name);
    auto* what = makeLabel(text, "small");
    what->setWordWrap(true);
    words->addWidget(what);
    row->addLayout(words, 1);
    row->addWidget(control, 0, Qt::AlignVCenter);
    column->addLayout(row);
}

QCheckBox* makeSwitch(const QString& objectName, const QString& name)
{
    auto* box = new QCheckBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setFixedWidth(box->sizeHint().height() - 8);  // without the room its words would have
    return box;
}

QSpinBox* makeNumber(const QString& objectName, const QString& name, int from, int to,
                     const QString& unit)
{
    auto* box = new QSpinBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(from, to);
    box->setSuffix(unit);
    box->setFixedWidth(120);
    box->setAlignment(Qt::AlignRight);
    box->setKeyboardTracking(false);
    return box;
}

}  // namespace

SettingsPage::SettingsPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("settings"), context, parent)
{
    auto* frame = new PageFrame(tr("Settings"), tr("Changes take effect at once"), this);
    banner_ = new Banner(QStringLiteral("settings.banner"), this);
    frame->body()->addWidget(banner_);
    frame->body()->addWidget(makeLooks());
    frame->body()->addWidget(makeRecords());
    frame->body()->addWidget(makeAbout());
    frame->body()->addStretch(1);
}

QWidget* SettingsPage::makeLooks()
{
    auto* card = makeCard(QStringLiteral("settings.looks"));
    auto* column = startCard(card, tr("Appearance"), tr("How this window looks on this computer"));
    theme_ = new Segments(QStringLiteral("settings.theme"), tr("Theme"),
                          {{QStringLiteral("system"), tr("System")},
                           {QStringLiteral("light"), tr("Light")},
                           {QStringLiteral("dark"), tr("Dark")}});
    addRow(column, tr("Theme"), tr("System follows the desktop's own choice"), theme_);
    connect(theme_, &Segments::chosen, this, [this](const QString& key) {
        context().settings->setTheme(key);
        Theme::of().choose(key == QLatin1String("dark")    ? ThemeChoice::Dark
                           : key == QLatin1String("light") ? ThemeChoice::Light
                                                           : ThemeChoice::System);
    });
    text_ = new Segments(QStringLiteral("settings.text"), tr("Text size"),
                         {{QStringLiteral("0.9"), QStringLiteral("90 %")},
                          {QStringLiteral("1"), QStringLiteral("100 %")},
                          {QStringLiteral("1.15"), QStringLiteral("115 %")},
                          {QStringLiteral("1.3"), QStringLiteral("130 %")},
                          {QStringLiteral("1.5"), QStringLiteral("150 %")}});
    addRow(column, tr("Text size"), tr("Of everything in this window"), text_);
    connect(text_, &Segments::chosen, this, [this](const QString& key) {
        context().settings->setTextScale(key.toDouble());
        Theme::of().setTextScale(key.toDouble());
    });
    return card;
}

QWidget* SettingsPage::makeRecords()
{
    auto* card = makeCard(QStringLiteral("settings.records"));
    auto* column = startCard(card, tr("Recording and privacy"),
                             tr("Everything stays in the data folder on this computer"));
    bodies_ = makeSwitch(QStringLiteral("settings.bodies"), tr("Record prompts and answers"));
    addRow(column, tr("Record prompts and answers"),
           tr("Off: only times, tokens, cost and status are kept"), bodies_);
    index_ = makeSwitch(QStringLiteral("settings.index"), tr("Search in texts"));
    addRow(column, tr("Search in texts"), tr("Keeps a word index of recorded bodies"), index_);
    address_ = makeSwitch(QStringLiteral("settings.maskAddress"), tr("Hide client addresses"));
    addRow(column, tr("Hide client addresses"), tr("Leaves the caller's IP address out of the log"),
           address_);
    days_ = makeNumber(QStringLiteral("settings.days"), tr("Days to keep"), 1, 3650, tr(" days"));
    addRow(column, tr("Keep for"),
           tr("Older requests are removed; the numbers of the dashboard stay"), days_);
    gigabytes_ = makeNumber(QStringLiteral("settings.gigabytes"), tr("Largest log size"), 1, 2000,
                            tr(" GB"));
    addRow(column, tr("Largest log"), tr("When the file is full, the oldest requests go first"),
           gigabytes_);
    for (QCheckBox* box : {bodies_, index_, address_}) {
        connect(box, &QCheckBox::clicked, this, &SettingsPage::publishRecords);
    }
    for (QSpinBox* box : {days_, gigabytes_}) {
        connect(box, &QSpinBox::valueChanged, this, &SettingsPage::publishRecords);
    }
    return card;
}

QWidget* SettingsPage::makeAbout()
{
    auto* card = makeCard(QStringLiteral("settings.about"));
    auto* column = startCard(card, tr("Data folder"), tr("Settings and the request log"));
    auto* open = makeButton(QStringLiteral("settings.openFolder"), tr("Open folder"), "",
                            QStringLiteral("export"));
    const QString folder = context().gateway->dataFolder();
    connect(open, &QPushButton::clicked, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    addRow(column, folder, tr("Choose another with the option --data"), open);
    auto* steps = makeButton(QStringLiteral("settings.firstSteps"), tr("First steps"), "",
                             QStringLiteral("play"));
    connect(steps, &QPushButton::clicked, this, [this] {
        context().navigator->go(QStringLiteral("wizard"), {{QStringLiteral("step"), 1}});
    });
    addRow(column, tr("First steps"), tr("Providers, address, and snippets to connect programs"),
           steps);
    auto* version = makeLabel(QStringLiteral(GATEHOUSE_VERSION), "mono");
    addRow(column, tr("Version"),
           tr("Gatehouse is free software under the GPL, version 3 or later"), version);
    return card;
}

void SettingsPage::activated()
{
    connect(context().gateway, &app::Gateway::configChanged, this, &SettingsPage::showConfig);
    showConfig();
}

void SettingsPage::deactivated()
{
    disconnect(context().gateway, nullptr, this, nullptr);
}

void SettingsPage::showConfig()
{
    filling_ = true;
    const config::RecordsConfig& records = context().gateway->config().records;
    theme_->setCurrent(context().settings->theme());
    text_->setCurrent(QString::number(context().settings->textScale()));
    bodies_->setChecked(records.bodies);
    index_->setChecked(records.index);
    address_->setChecked(records.maskClientAddress);
    days_->setValue(static_cast<int>(records.keepDays));
    gigabytes_->setValue(
        static_cast<int>(qMax<ByteCount>(1, (records.maxBytes + kGigabyte / 2) / kGigabyte)));
    filling_ = false;
}

void SettingsPage::publishRecords()
{
    if (filling_) return;
    config::Config next = context().gateway->config();
    const config::RecordsConfig before = next.records;
    next.records.bodies = bodies_->isChecked();
    next.records.index = index_->isChecked();
    next.records.maskClientAddress = address_->isChecked();
    next.records.keepDays = days_->value();
    // The field shows whole gigabytes: a size it cannot show is only replaced when the field was
    // changed.
    const ByteCount shown = qMax<ByteCount>(1, (before.maxBytes + kGigabyte / 2) / kGigabyte);
    if (gigabytes_->value() != shown) next.records.maxBytes = gigabytes_->value() * kGigabyte;
    if (next.records == before) return;
    context().gateway->publish(std::move(next), tr("Recording settings"), this,
                               [this](const app::PublishOutcome& outcome) {
                                   if (outcome.ok) {
                                       banner_->hide();
                                       context().toasts->show(tr("Recording settings saved"));
                                   } else {
                                       banner_->show("bad", tr("Not saved. %1").arg(outcome.error));
                                       showConfig();
                                   }
                               });
}

}  // namespace gatehouse::ui
