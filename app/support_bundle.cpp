#include "app/support_bundle.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QSysInfo>

#include "app/crash_guard.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/settings.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/record/redact.h"

namespace gatehouse::app {
namespace {

constexpr auto kMask = "***";

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::app", words);
}

QString line(const char* name, const QString& value)
{
    return QLatin1String(name) + QStringLiteral(": ") + value + QLatin1Char('\n');
}

QString aboutText()
{
    return line("Gatehouse", QStringLiteral(GATEHOUSE_VERSION)) +
           line("Qt", QString::fromLatin1(qVersion())) +
           line("System", QSysInfo::prettyProductName()) +
           line("Kernel", QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()) +
           line("Processor", QSysInfo::currentCpuArchitecture()) +
           line("Desktop", qEnvironmentVariable("XDG_CURRENT_DESKTOP")) +
           line("Session", qEnvironmentVariable("XDG_SESSION_TYPE")) +
           line("Locale", QLocale().name());
}

QString stateText(const Gateway& gateway)
{
    const engine::EngineState& now = gateway.state();
    QStringList addresses;
    for (const std::string& each : now.listening) addresses.append(text(each));
    const auto number = [](std::uint64_t count) { return QString::number(count); };
    return line("Listening on", addresses.join(QStringLiteral(", "))) +
           line("Running", now.running ? QStringLiteral("yes") : QStringLiteral("no")) +
           line("Paused", now.paused ? QStringLiteral("yes") : QStringLiteral("no")) +
           line("Config generation", number(now.generation)) +
           line("Requests since start", number(now.requests)) +
           line("Open streams", number(now.openStreams)) +
           line("Log file", bytes(now.store.fileBytes)) +
           line("Recording",
                now.store.degraded ? text(now.store.trouble) : QStringLiteral("well")) +
           line("Trouble", gateway.trouble());
}

QString configText(const Gateway& gateway)
{
    config::Config config = gateway.config();
    if (!config.access.salt.empty()) config.access.salt = kMask;
    for (config::KeyConfig& key : config.access.keys) {
        if (!key.hash.empty()) key.hash = kMask;
    }
    for (config::ProviderConfig& provider : config.providers) {
        for (config::HeaderConfig& header : provider.headers) header.value = kMask;
    }
    return text(config::print(config));
}

/// What the window remembers, but for its geometry, which says nothing.
QString windowText(const Settings& settings)
{
    QString out;
    for (const char* key : {"theme", "textScale", "language", "onClose", "page"})
        out += line(key, settings.value(QLatin1String(key)).toString());
    return out;
}

}  // namespace

QString cleared(const QString& source, int& hidden)
{
    static const record::Redactor redactor;
    QStringList lines = source.split(QLatin1Char('\n'));
    for (QString& each : lines) {
        std::string words = each.toStdString();
        if (redactor.text(words)) each = text(words);
    }
    QString out = lines.join(QLatin1Char('\n'));
    hidden += static_cast<int>(out.count(QLatin1String(kMask)));
    const QString home = QDir::homePath();
    if (home.size() > 1) out.replace(home, QStringLiteral("~"));
    return out;
}

QList<BundlePart> supportBundle(const Gateway& gateway, const Settings& settings)
{
    QList<BundlePart> parts;
    const auto add = [&parts](const char* id, const QString& title, const QString& source) {
        if (source.trimmed().isEmpty()) return;
        BundlePart part{QLatin1String(id), title, {}, 0};
        part.text = cleared(source.trimmed(), part.hidden);
        parts.append(part);
    };
    add("about", tr("Program and system"), aboutText());
    add("state", tr("State of the gateway"), stateText(gateway));
    add("config", tr("Settings of the gateway"), configText(gateway));
    add("window", tr("Settings of the window"), windowText(settings));
    add("crash", tr("Last crash"), crashReport(gateway.dataFolder()));
    return parts;
}

QString bundleText(const QList<BundlePart>& parts)
{
    QString out = QStringLiteral("Gatehouse support bundle, %1\n")
                      .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    for (const BundlePart& part : parts)
        out += QStringLiteral("\n== %1\n\n%2\n").arg(part.id, part.text);
    return out;
}

}  // namespace gatehouse::app
