#include "app/run/gateway_finder.h"

#include <algorithm>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include "app/config_session.h"
#include "app/formats.h"

namespace gatehouse::app {
namespace {

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromLatin1(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

/// Who holds the folder's lock; 0: nobody, empty: the system does not tell.
std::optional<qint64> holderOf(const QString& folder, const QString& proc)
{
    const QStringList locks = linesOf(proc + QStringLiteral("/locks"));
    if (!QFile::exists(proc + QStringLiteral("/locks"))) return std::nullopt;

    struct stat facts {};

    const QByteArray path = QFile::encodeName(folder + QStringLiteral("/gatehouse.lock"));
    if (::stat(path.constData(), &facts) != 0) return 0;
    const QString inode = QStringLiteral(":%1").arg(static_cast<qulonglong>(facts.st_ino));
    for (const QString& line : locks) {
        const QStringList words = line.simplified().split(QLatin1Char(' '));
        if (words.size() < 6 || words[1] != QLatin1String("FLOCK")) continue;
        if (words[5].endsWith(inode)) return words[4].toLongLong();
    }
    return 0;
}

QSet<QString> socketsOf(qint64 process, const QString& proc)
{
    static const QRegularExpression kSocket(QStringLiteral("^socket:\\[(\\d+)\\]$"));
    QSet<QString> inodes;
    const QDir handles(proc + QStringLiteral("/%1/fd").arg(process));
    for (const QString& each : handles.entryList(QDir::Files | QDir::System)) {
        char target[64];
        const QByteArray path = QFile::encodeName(handles.filePath(each));
        const auto size = ::readlink(path.constData(), target, sizeof target);
        if (size <= 0) continue;
        const auto match = kSocket.match(QString::fromLatin1(target, static_cast<int>(size)));
        if (match.hasMatch()) inodes.insert(match.captured(1));
    }
    return inodes;
}

/// "0100007F:21EE" → 8686
int portOf(const QString& address)
{
    return address.section(QLatin1Char(':'), 1).toInt(nullptr, 16);
}

/// The kernel writes addresses as hex words in the machine's byte order.
QString hostOf(const QString& address)
{
    const QString words = address.section(QLatin1Char(':'), 0, 0);
    if (words.size() == 8) {
        const uint value = words.toUInt(nullptr, 16);
        if (value == 0) return QStringLiteral("127.0.0.1");
        return QStringLiteral("%1.%2.%3.%4")
            .arg(value & 255U)
            .arg((value >> 8U) & 255U)
            .arg((value >> 16U) & 255U)
            .arg(value >> 24U);
    }
    static const QRegularExpression kZeros(QStringLiteral("^0+(01000000)?$"));
    return kZeros.match(words).hasMatch() ? QStringLiteral("[::1]") : QString();
}

QStringList listeningOf(qint64 process, const QString& proc)
{
    const QSet<QString> inodes = socketsOf(process, proc);
    QStringList found;
    for (const char* table : {"/net/tcp", "/net/tcp6"}) {
        for (const QString& line : linesOf(proc + QLatin1String(table))) {
            const QStringList words = line.simplified().split(QLatin1Char(' '));
            const bool listens = words.size() > 9 && words[3] == QLatin1String("0A");
            if (!listens || !inodes.contains(words[9]) || hostOf(words[1]).isEmpty()) continue;
            found.append(hostOf(words[1]) + QStringLiteral(":%1").arg(portOf(words[1])));
        }
    }
    found.removeDuplicates();
    const auto isLoopback = [](const QString& each) { return each.startsWith(u"127."); };
    std::stable_partition(found.begin(), found.end(), isLoopback);
    return found;
}

}  // namespace

FoundGateway findGateway(const QString& dataFolder)
{
    return findGateway(dataFolder, QStringLiteral("/proc"));
}

FoundGateway findGateway(const QString& dataFolder, const QString& proc)
{
    FoundGateway found;
    const auto holder = holderOf(dataFolder, proc);
    if (holder && *holder == 0) return found;
    found.running = true;
    QString trouble;
    const auto config = readConfigFile(dataFolder + QStringLiteral("/gatehouse.json"), trouble);
    const config::ServerConfig server = config ? config->server : config::firstRun().server;
    const bool visible =
        holder && QFileInfo(proc + QStringLiteral("/%1/fd").arg(*holder)).isReadable();
    QStringList addresses = visible ? listeningOf(*holder, proc) : QStringList();
    if (!visible) {
        for (const std::string& each : server.listen) addresses.append(text(each));
    }
    const QString scheme =
        server.tlsCertificate.empty() ? QStringLiteral("http://") : QStringLiteral("https://");
    for (const QString& each : addresses) found.baseUrls.append(scheme + each);
    return found;
}

}  // namespace gatehouse::app
