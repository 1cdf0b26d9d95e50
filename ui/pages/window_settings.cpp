#include "ui/pages/window_settings.h"

#include <QCheckBox>
#include <QCoreApplication>

#include "app/settings.h"
#include "ui/notifier.h"
#include "ui/pages/setting_rows.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/setting_card.h"

namespace gatehouse::ui {
namespace {

struct WindowSettingsWords {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

struct NoticeRow {
    const char* id;
    app::NoticeKind kind;
};

constexpr NoticeRow kNotices[] = {
    {"notifyGateway", app::NoticeKind::Gateway},
    {"notifyRecording", app::NoticeKind::Recording},
    {"notifyProvider", app::NoticeKind::Provider},
};

/// Choices of a row, with the one that stands.
Segments* addChoice(SettingCard* card, const char* id,
                    const QList<QPair<QString, QString>>& keysAndTexts, const QString& current)
{
    auto* segments = new Segments(QStringLiteral("settings.") + QLatin1String(id),
                                  titleOf(*settingRow(QLatin1String(id))), keysAndTexts);
    segments->setCurrent(current);
    addSetting(card, id, segments);
    return segments;
}

}  // namespace

SettingCard* makeLooksCard(app::Settings& settings)
{
    auto* card =
        new SettingCard(QStringLiteral("settings.looks"), WindowSettingsWords::tr("Appearance"),
                        WindowSettingsWords::tr("How this window looks on this computer"));
    auto* theme = addChoice(card, "theme",
                            {{QStringLiteral("system"), WindowSettingsWords::tr("System")},
                             {QStringLiteral("light"), WindowSettingsWords::tr("Light")},
                             {QStringLiteral("dark"), WindowSettingsWords::tr("Dark")}},
                            settings.theme());
    QObject::connect(theme, &Segments::chosen, card, [&settings](const QString& key) {
        settings.setTheme(key);
        Theme::of().choose(themeOf(key));
    });
    // The theme has a command of its own, too.
    QObject::connect(&Theme::of(), &Theme::changed, theme,
                     [theme, &settings] { theme->setCurrent(settings.theme()); });
    auto* text = addChoice(card, "text",
                           {{QStringLiteral("0.9"), QStringLiteral("90 %")},
                            {QStringLiteral("1"), QStringLiteral("100 %")},
                            {QStringLiteral("1.15"), QStringLiteral("115 %")},
                            {QStringLiteral("1.3"), QStringLiteral("130 %")},
                            {QStringLiteral("1.5"), QStringLiteral("150 %")}},
                           QString::number(settings.textScale()));
    QObject::connect(text, &Segments::chosen, card, [&settings](const QString& key) {
        settings.setTextScale(key.toDouble());
        Theme::of().setTextScale(key.toDouble());
    });
    auto* colours = addChoice(card, "colours",
                              {{QStringLiteral("usual"), WindowSettingsWords::tr("Usual")},
                               {QStringLiteral("distinct"), WindowSettingsWords::tr("Distinct")}},
                              settings.colours());
    QObject::connect(colours, &Segments::chosen, card, [&settings](const QString& key) {
        settings.setColours(key);
        Theme::of().setColours(coloursOf(key));
    });
    auto* density =
        addChoice(card, "density",
                  {{QStringLiteral("comfortable"), WindowSettingsWords::tr("Comfortable")},
                   {QStringLiteral("compact"), WindowSettingsWords::tr("Compact")}},
                  settings.density());
    QObject::connect(density, &Segments::chosen, card, [&settings](const QString& key) {
        settings.setDensity(key);
        Theme::of().setDensity(densityOf(key));
    });
    auto* motion = addChoice(card, "motion",
                             {{QStringLiteral("system"), WindowSettingsWords::tr("System")},
                              {QStringLiteral("full"), WindowSettingsWords::tr("Full")},
                              {QStringLiteral("reduced"), WindowSettingsWords::tr("Reduced")}},
                             settings.motion());
    QObject::connect(motion, &Segments::chosen, card, [&settings](const QString& key) {
        settings.setMotion(key);
        Theme::of().setMotion(motionOf(key));
    });
    return card;
}

SettingCard* makeNoticesCard(app::Settings& settings)
{
    auto* card = new SettingCard(
        QStringLiteral("settings.notices"), WindowSettingsWords::tr("Notifications"),
        WindowSettingsWords::tr("By the desktop's own service, where there is one"));
    QCheckBox* all = makeSwitchBox();
    all->setChecked(notifies(settings));
    addSetting(card, "notify", all);
    QObject::connect(all, &QCheckBox::clicked, card,
                     [&settings](bool on) { setNotifies(settings, on); });
    for (const NoticeRow& row : kNotices) {
        QCheckBox* box = makeSwitchBox();
        box->setChecked(notifiesOf(settings, row.kind));
        box->setEnabled(all->isChecked());
        addSetting(card, row.id, box);
        QObject::connect(box, &QCheckBox::clicked, card, [&settings, kind = row.kind](bool on) {
            setNotifiesOf(settings, kind, on);
        });
        QObject::connect(all, &QCheckBox::toggled, box, &QWidget::setEnabled);
    }
    return card;
}

}  // namespace gatehouse::ui
