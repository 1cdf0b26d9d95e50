#include "ui/pages/gateway_settings.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

#include "ui/pages/collector_list.h"
#include "ui/pages/config_controls.h"
#include "ui/pages/route_bodies.h"
#include "ui/pages/setting_rows.h"
#include "ui/pages/wipe_control.h"
#include "ui/widgets/setting_card.h"

namespace gatehouse::ui {
namespace {

using C = config::Config;

struct GatewaySettingsWords {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

constexpr int kLongestWait = 3'600;  // s

}  // namespace

SettingCard* makeGatewayCard(ConfigControls& controls)
{
    auto* card = new SettingCard(
        QStringLiteral("settings.gateway"), GatewaySettingsWords::tr("Gateway"),
        GatewaySettingsWords::tr("Where programs reach it, and how it reaches the providers"));
    addSetting(card, "listen",
               controls.makeList(
                   [](C & c) -> auto& { return c.server.listen; }, "/server/listen",
                   QStringLiteral("127.0.0.1:8686")));
    addSetting(card, "proxy",
               controls.makeText(
                   [](C & c) -> auto& { return c.server.proxy; }, "/server/proxy",
                   QStringLiteral("http://proxy.example:3128")));
    addSetting(card, "noProxy",
               controls.makeList(
                   [](C & c) -> auto& { return c.server.noProxy; }, "/server/noProxy",
                   QStringLiteral(".inside.example")));
    addSetting(card, "openOnLoopback",
               controls.makeSwitch([](C & c) -> auto& { return c.server.openOnLoopback; }));
    addSetting(card, "allowRemote",
               controls.makeSwitch([](C & c) -> auto& { return c.server.allowRemote; }));
    addSetting(card, "tlsCertificate",
               controls.makeText(
                   [](C & c) -> auto& { return c.server.tlsCertificate; }, "/server/tlsCertificate",
                   QStringLiteral("certificate.pem")));
    addSetting(card, "tlsKey",
               controls.makeText(
                   [](C & c) -> auto& { return c.server.tlsKey; }, "/server/tlsKey",
                   QStringLiteral("key.pem")));
    addSetting(card, "allowedHosts",
               controls.makeList(
                   [](C & c) -> auto& { return c.server.allowedHosts; }, "/server/allowedHosts",
                   QStringLiteral("gateway.example.com")));
    addSetting(card, "allowedOrigins",
               controls.makeList(
                   [](C & c) -> auto& { return c.server.allowedOrigins; }, "/server/allowedOrigins",
                   QStringLiteral("https://app.example.com")));
    const auto addTime = [&](const char* id, ConfigControls::Place<Millis> place, int from) {
        addSetting(
            card, id,
            controls.makeSeconds(place, {from, kLongestWait, GatewaySettingsWords::tr(" s")}));
    };
    addTime(
        "headTimeout", [](C & c) -> auto& { return c.server.headTimeout; }, 1);
    addTime(
        "bodyTimeout", [](C & c) -> auto& { return c.server.bodyTimeout; }, 1);
    addTime(
        "sendTimeout", [](C & c) -> auto& { return c.server.sendTimeout; }, 1);
    addTime(
        "keepAlive", [](C & c) -> auto& { return c.server.keepAlive; }, 0);
    addTime(
        "drain", [](C & c) -> auto& { return c.server.drain; }, 0);
    return card;
}

SettingCard* makeRecordsCard(ConfigControls& controls, const PageContext& context)
{
    auto* card = new SettingCard(
        QStringLiteral("settings.records"), GatewaySettingsWords::tr("Recording and privacy"),
        GatewaySettingsWords::tr("Everything stays in the data folder on this computer"));
    addSetting(card, "bodies",
               controls.makeSwitch([](C & c) -> auto& { return c.records.bodies; }));
    addSetting(card, "hashes",
               controls.makeSwitch([](C & c) -> auto& { return c.records.hashes; }));
    addSetting(card, "binaries",
               controls.makeSwitch([](C & c) -> auto& { return c.records.binaries; }));
    addSetting(card, "routeBodies", new RouteBodies(context.draft));
    addSetting(card, "headers",
               controls.makeSwitch([](C & c) -> auto& { return c.records.headers; }));
    addSetting(card, "index", controls.makeSwitch([](C & c) -> auto& { return c.records.index; }));
    addSetting(card, "maskAddress",
               controls.makeSwitch([](C & c) -> auto& { return c.records.maskClientAddress; }));
    addSetting(card, "maskedHeaders",
               controls.makeList(
                   [](C & c) -> auto& { return c.records.maskedHeaders; }, "/records/maskedHeaders",
                   QStringLiteral("x-customer")));
    addSetting(card, "days",
               controls.makeNumber([](C & c) -> auto& { return c.records.keepDays; },
                                   {0, 3650, GatewaySettingsWords::tr(" days"),
                                    GatewaySettingsWords::tr("for ever")}));
    addSetting(card, "gigabytes",
               controls.makeBytes([](C & c) -> auto& { return c.records.maxBytes; }, 1_GiB,
                                  {0, 2000, GatewaySettingsWords::tr(" GB"),
                                   GatewaySettingsWords::tr("no limit")}));
    addSetting(card, "wipe", new WipeControl(context));
    return card;
}

SettingCard* makeTracesCard(const PageContext& context)
{
    auto* card = new SettingCard(
        QStringLiteral("settings.traces"), GatewaySettingsWords::tr("Traces"),
        GatewaySettingsWords::tr("For tools that follow a request through many programs"));
    addSetting(card, "collectors", new CollectorList(context));
    return card;
}

}  // namespace gatehouse::ui
