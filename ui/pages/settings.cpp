#include "ui/pages/settings.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

#include "app/autostart.h"
#include "app/config_words.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/settings.h"
#include "ui/close_sheet.h"
#include "ui/navigator.h"
#include "ui/pages/setting_rows.h"
#include "ui/pages/support_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/setting_card.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"
#include "ui/words.h"

namespace gatehouse::ui {
namespace {

constexpr ByteCount kGigabyte = 1_GiB;

QCheckBox* makeSwitch()
{
    auto* box = new QCheckBox;
    box->setFixedWidth(box->sizeHint().height() - 8);  // without the room its words would have
    return box;
}

QSpinBox* makeNumber(int from, int to, const QString& unit)
{
    auto* box = new QSpinBox;
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
    auto* frame = new PageFrame(
        tr("Settings"), tr("How this program looks and behaves, and what it records"), this);
    search_ = makeField(QStringLiteral("settings.search"), tr("Find a setting"), {},
                        tr("Find a setting"));
    search_->setClearButtonEnabled(true);
    search_->setFixedWidth(Theme::of().scaled(240));
    frame->actions()->addWidget(search_);
    connect(search_, &QLineEdit::textChanged, this, &SettingsPage::find);
    banner_ = new Banner(QStringLiteral("settings.banner"), this);
    frame->body()->addWidget(banner_);
    cards_ = {makeGeneral(), makeLooks(), makeGateway(), makeRecords(), makeHelp()};
    for (SettingCard* card : std::as_const(cards_)) frame->body()->addWidget(card);
    nothing_ = new EmptyState(QStringLiteral("settings.empty"), QStringLiteral("search"),
                              tr("No setting has these words"), tr("Try one word of it"), this);
    connect(nothing_->addAction(tr("Show all")), &QPushButton::clicked, search_, &QLineEdit::clear);
    nothing_->hide();
    frame->body()->addWidget(nothing_, 1);
    frame->body()->addStretch(1);
}

void SettingsPage::addRow(SettingCard* card, const char* id, QWidget* control)
{
    const SettingRow* row = settingRow(QString::fromLatin1(id));
    Q_ASSERT_X(row != nullptr, "SettingsPage::addRow", id);
    control->setObjectName(QStringLiteral("settings.") + QLatin1String(id));
    if (qobject_cast<QAbstractButton*>(control) == nullptr ||
        qobject_cast<QCheckBox*>(control) != nullptr) {
        control->setAccessibleName(titleOf(*row));
    }
    card->addRow(titleOf(*row), textOf(*row), control);
}

void SettingsPage::open(const QVariantMap& params)
{
    const QString words = params.value(QStringLiteral("find")).toString();
    if (!words.isEmpty() || !params.isEmpty()) search_->setText(words);
}

void SettingsPage::find(const QString& words)
{
    int left = 0;
    for (SettingCard* card : std::as_const(cards_)) left += card->filter(words);
    nothing_->setVisible(left == 0);
}

SettingCard* SettingsPage::makeGeneral()
{
    auto* card = new SettingCard(QStringLiteral("settings.general"), tr("General"),
                                 tr("This program on this computer"));
    language_ = new QComboBox;
    language_->addItem(tr("As the system"), QString());
    for (const Language& each : languages()) language_->addItem(each.name, each.code);
    language_->setMinimumWidth(Theme::of().scaled(160));
    addRow(card, "language", language_);
    connect(language_, &QComboBox::activated, this, [this](int row) {
        setLanguageOf(*context().settings, language_->itemData(row).toString());
        context().toasts->show(tr("The language changes when Gatehouse starts again"));
    });
    if (context().autostart != nullptr) {
        login_ = makeSwitch();
        addRow(card, "login", login_);
        hidden_ = makeSwitch();
        addRow(card, "hidden", hidden_);
        for (QCheckBox* box : {login_, hidden_})
            connect(box, &QCheckBox::clicked, this, &SettingsPage::setLogin);
    }
    onClose_ = new Segments(QStringLiteral("settings.onClose"), tr("When the window is closed"),
                            {{QStringLiteral("ask"), tr("Ask")},
                             {QStringLiteral("keep"), tr("Keep running")},
                             {QStringLiteral("quit"), tr("Quit")}});
    addRow(card, "onClose", onClose_);
    connect(onClose_, &Segments::chosen, this, [this](const QString& key) {
        setOnClose(*context().settings, key == QLatin1String("keep")   ? OnClose::Keep
                                        : key == QLatin1String("quit") ? OnClose::Quit
                                                                       : OnClose::Ask);
    });
    return card;
}

void SettingsPage::setLogin()
{
    const QString trouble =
        context().autostart->set(login_->isChecked(), login_->isChecked() && hidden_->isChecked());
    if (trouble.isEmpty()) {
        banner_->hide();
    } else {
        banner_->show("bad", trouble);
    }
    showGeneral();
}

void SettingsPage::showGeneral()
{
    language_->setCurrentIndex(qMax(0, language_->findData(languageOf(*context().settings))));
    const OnClose choice = onClose(*context().settings);
    onClose_->setCurrent(choice == OnClose::Keep   ? QStringLiteral("keep")
                         : choice == OnClose::Quit ? QStringLiteral("quit")
                                                   : QStringLiteral("ask"));
    if (login_ == nullptr) return;
    login_->setChecked(context().autostart->isOn());
    hidden_->setChecked(context().autostart->isHidden());
    hidden_->setEnabled(login_->isChecked());
}

SettingCard* SettingsPage::makeLooks()
{
    auto* card = new SettingCard(QStringLiteral("settings.looks"), tr("Appearance"),
                                 tr("How this window looks on this computer"));
    theme_ = new Segments(QStringLiteral("settings.theme"), tr("Theme"),
                          {{QStringLiteral("system"), tr("System")},
                           {QStringLiteral("light"), tr("Light")},
                           {QStringLiteral("dark"), tr("Dark")}});
    addRow(card, "theme", theme_);
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
    addRow(card, "text", text_);
    connect(text_, &Segments::chosen, this, [this](const QString& key) {
        context().settings->setTextScale(key.toDouble());
        Theme::of().setTextScale(key.toDouble());
    });
    return card;
}

SettingCard* SettingsPage::makeGateway()
{
    auto* card = new SettingCard(QStringLiteral("settings.gateway"), tr("Gateway"),
                                 tr("Where programs reach it"));
    listen_ = makeField({}, {}, {}, QStringLiteral("127.0.0.1:8686"));
    listen_->setProperty("mono", true);
    listen_->setMinimumWidth(Theme::of().scaled(280));
    addRow(card, "listen", listen_);
    connect(listen_, &QLineEdit::editingFinished, this, &SettingsPage::editListen);
    return card;
}

SettingCard* SettingsPage::makeRecords()
{
    auto* card = new SettingCard(QStringLiteral("settings.records"), tr("Recording and privacy"),
                                 tr("Everything stays in the data folder on this computer"));
    bodies_ = makeSwitch();
    addRow(card, "bodies", bodies_);
    index_ = makeSwitch();
    addRow(card, "index", index_);
    address_ = makeSwitch();
    addRow(card, "maskAddress", address_);
    days_ = makeNumber(1, 3650, tr(" days"));
    addRow(card, "days", days_);
    gigabytes_ = makeNumber(1, 2000, tr(" GB"));
    addRow(card, "gigabytes", gigabytes_);
    for (QCheckBox* box : {bodies_, index_, address_}) {
        connect(box, &QCheckBox::clicked, this, &SettingsPage::editRecords);
    }
    for (QSpinBox* box : {days_, gigabytes_}) {
        connect(box, &QSpinBox::valueChanged, this, &SettingsPage::editRecords);
    }
    return card;
}

SettingCard* SettingsPage::makeHelp()
{
    auto* card = new SettingCard(QStringLiteral("settings.help"), tr("Help and diagnostics"),
                                 context().gateway->dataFolder());
    const auto add = [&](const char* id, const QString& text, const char* icon, auto run) {
        auto* button = makeButton({}, text, "", QLatin1String(icon));
        connect(button, &QPushButton::clicked, this, run);
        addRow(card, id, button);
    };
    add("keys", tr("Show keys"), "info", [this] {
        if (auto* keys = window()->findChild<QAction*>(QStringLiteral("action.view.keys")))
            keys->trigger();
    });
    add("firstSteps", tr("First steps"), "play", [this] {
        context().navigator->go(QStringLiteral("wizard"), {{QStringLiteral("step"), 1}});
    });
    add("history", tr("History"), "clock",
        [this] { context().navigator->go(QStringLiteral("history")); });
    const QString folder = context().gateway->dataFolder();
    add("openFolder", tr("Open folder"), "export",
        [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    add("bundle", tr("Look at it"), "eye", [this] {
        auto* sheet =
            new SupportSheet(app::supportBundle(*context().gateway, *context().settings), window());
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->open();
    });
    addRow(card, "version", makeLabel(QStringLiteral(GATEHOUSE_VERSION), "mono"));
    return card;
}

void SettingsPage::activated()
{
    connect(context().draft, &app::Draft::changed, this, &SettingsPage::showConfig);
    showConfig();
}

void SettingsPage::deactivated()
{
    disconnect(context().draft, nullptr, this, nullptr);
}

void SettingsPage::showConfig()
{
    filling_ = true;
    const config::Config& edited = context().draft->config();
    const config::RecordsConfig& records = edited.records;
    showGeneral();
    QStringList addresses;
    for (const std::string& each : edited.server.listen) addresses.append(app::text(each));
    if (!listen_->hasFocus()) listen_->setText(addresses.join(QStringLiteral(", ")));
    theme_->setCurrent(context().settings->theme());
    text_->setCurrent(QString::number(context().settings->textScale()));
    bodies_->setChecked(records.bodies);
    index_->setChecked(records.index);
    address_->setChecked(records.maskClientAddress);
    days_->setValue(static_cast<int>(records.keepDays));
    gigabytes_->setValue(
        static_cast<int>(qMax<ByteCount>(1, (records.maxBytes + kGigabyte / 2) / kGigabyte)));
    filling_ = false;
    showProblems();
}

/// What is wrong with an address is said here, long before somebody publishes it.
void SettingsPage::showProblems()
{
    for (const config::Problem& problem : context().draft->problems()) {
        if (!problem.path.starts_with("/server/")) continue;
        banner_->show("bad", app::placeWords(context().draft->config(), app::text(problem.path)) +
                                 QStringLiteral(": ") + app::text(problem.message) +
                                 QStringLiteral(" – ") + app::text(problem.hint));
        return;
    }
    banner_->hide();
}

void SettingsPage::editRecords()
{
    if (filling_) return;
    config::Config next = context().draft->config();
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
    context().draft->edit(std::move(next));
}

void SettingsPage::editListen()
{
    if (filling_) return;
    config::Config next = context().draft->config();
    next.server.listen.clear();
    for (const QString& each : listen_->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        next.server.listen.push_back(each.trimmed().toStdString());
    if (next.server.listen == context().draft->config().server.listen) return;
    context().draft->edit(std::move(next));
}

}  // namespace gatehouse::ui
