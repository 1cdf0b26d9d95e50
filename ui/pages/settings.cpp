#include "ui/pages/settings.h"

#include <algorithm>
#include <string_view>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>

#include "app/autostart.h"
#include "app/config_words.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/settings.h"
#include "ui/actions.h"
#include "ui/close_sheet.h"
#include "ui/navigator.h"
#include "ui/options.h"
#include "ui/pages/config_controls.h"
#include "ui/pages/gateway_settings.h"
#include "ui/pages/licence_sheet.h"
#include "ui/pages/setting_rows.h"
#include "ui/pages/support_sheet.h"
#include "ui/pages/window_settings.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/setting_card.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"
#include "ui/words.h"

namespace gatehouse::ui {
namespace {

constexpr std::string_view kParts[] = {"/server/", "/records/", "/traces/"};  // of the draft

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
    controls_ = new ConfigControls(context.draft, this);
    cards_ = {makeGeneral(),
              makeLooksCard(*context.settings),
              makeGatewayCard(*controls_),
              makeRecordsCard(*controls_, context),
              makeTracesCard(context),
              makeNoticesCard(*context.settings),
              makeHelp()};
    for (SettingCard* card : std::as_const(cards_)) frame->body()->addWidget(card);
    nothing_ = new EmptyState(QStringLiteral("settings.empty"), QStringLiteral("search"),
                              tr("No setting has these words"), tr("Try one word of it"), this);
    connect(nothing_->addAction(tr("Show all")), &QPushButton::clicked, search_, &QLineEdit::clear);
    nothing_->hide();
    frame->body()->addWidget(nothing_, 1);
    frame->body()->addStretch(1);
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
    addSetting(card, "language", language_);
    connect(language_, &QComboBox::activated, this, [this](int row) {
        setLanguageOf(*context().settings, language_->itemData(row).toString());
        context().toasts->show(tr("The language changes when Gatehouse starts again"));
    });
    if (context().autostart != nullptr) {
        login_ = makeSwitchBox();
        addSetting(card, "login", login_);
        hidden_ = makeSwitchBox();
        addSetting(card, "hidden", hidden_);
        for (QCheckBox* box : {login_, hidden_})
            connect(box, &QCheckBox::clicked, this, &SettingsPage::setLogin);
    }
    onClose_ = new Segments(QStringLiteral("settings.onClose"), tr("When the window is closed"),
                            {{QStringLiteral("ask"), tr("Ask")},
                             {QStringLiteral("keep"), tr("Keep running")},
                             {QStringLiteral("quit"), tr("Quit")}});
    addSetting(card, "onClose", onClose_);
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

SettingCard* SettingsPage::makeHelp()
{
    auto* card = new SettingCard(QStringLiteral("settings.help"), tr("Help and diagnostics"),
                                 context().gateway->dataFolder());
    const auto add = [&](const char* id, const QString& text, const char* icon, auto run) {
        auto* button = makeButton({}, text, "", QLatin1String(icon));
        connect(button, &QPushButton::clicked, this, run);
        addSetting(card, id, button);
    };
    add("keys", tr("Show keys"), "info", [this] {
        if (auto* keys = window()->findChild<QAction*>(QStringLiteral("action.view.keys")))
            keys->trigger();
    });
    auto* letters = makeSwitchBox();
    const QString lettersKey = QStringLiteral("keys/letters");
    letters->setChecked(context().settings->value(lettersKey, true).toBool());
    connect(letters, &QCheckBox::clicked, this, [this, lettersKey](bool on) {
        context().settings->setValue(lettersKey, on);
        setLettersAct(*window(), on);
    });
    addSetting(card, "letters", letters);
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
    add("safeMode", tr("Restart in safe mode"), "refresh",
        [] { QCoreApplication::exit(kRestartSafely); });
    addSetting(card, "version", makeLabel(QStringLiteral(GATEHOUSE_VERSION), "mono"));
    add("licences", tr("Show"), "info", [this] {
        auto* sheet = new LicenceSheet(window());
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->open();
    });
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
    showGeneral();
    controls_->show();
    showProblems();
}

/// What is wrong with a value is said here, long before somebody publishes it.
void SettingsPage::showProblems()
{
    for (const config::Problem& problem : context().draft->problems()) {
        const bool ours = std::ranges::any_of(
            kParts, [&problem](std::string_view part) { return problem.path.starts_with(part); });
        if (!ours) continue;
        banner_->show("bad", app::placeWords(context().draft->config(), app::text(problem.path)) +
                                 QStringLiteral(": ") + app::text(problem.message) +
                                 QStringLiteral(" – ") + app::text(problem.hint));
        return;
    }
    banner_->hide();
}

}  // namespace gatehouse::ui
