#include "app/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace gatehouse::app {
namespace {

constexpr auto kHiddenOption = "--hidden";

/// The value of a key of the file, without a parser: we wrote it, or a desktop's own tool added a
/// line.
QString valueOf(const QString& text, const QString& key)
{
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (line.startsWith(key + QLatin1Char('='))) return line.mid(key.size() + 1).trimmed();
    }
    return {};
}

QString quoted(const QString& word)
{
    QString out;
    for (const QChar c : word) {
        if (QStringLiteral("\"`$\\").contains(c)) out.append(QLatin1Char('\\'));
        out.append(c);
        if (c == QLatin1Char('%')) out.append(c);  // "%f" would be a placeholder
    }
    // A string of a desktop file escapes backslashes once more.
    return QLatin1Char('"') + out.replace(QLatin1Char('\\'), QLatin1String("\\\\")) +
           QLatin1Char('"');
}

}  // namespace

QString execLine(const QStringList& command)
{
    QStringList words;
    for (const QString& word : command) words.append(quoted(word));
    return words.join(QLatin1Char(' '));
}

Autostart::Autostart(QString folder, QString name, QStringList command)
    : folder_(std::move(folder)), name_(std::move(name)), command_(std::move(command))
{
}

QString Autostart::systemFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/autostart");
}

QString Autostart::path() const
{
    return folder_ + QLatin1Char('/') + name_ + QStringLiteral(".desktop");
}

bool Autostart::isOn() const
{
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly)) return false;
    const QString text = QString::fromUtf8(file.readAll());
    return valueOf(text, QStringLiteral("Hidden")) != QLatin1String("true") &&
           valueOf(text, QStringLiteral("X-GNOME-Autostart-enabled")) != QLatin1String("false");
}

bool Autostart::isHidden() const
{
    QFile file(path());
    return isOn() && file.open(QIODevice::ReadOnly) &&
           valueOf(QString::fromUtf8(file.readAll()), QStringLiteral("Exec"))
               .contains(QLatin1String(kHiddenOption));
}

QString Autostart::set(bool on, bool hidden) const
{
    const auto refused = [this](const QString& why) {
        return QCoreApplication::translate(
                   "Autostart", "%1 could not be changed: %2. Check who may write there.")
            .arg(path(), why);
    };
    if (!on) {
        QFile file(path());
        return !file.exists() || file.remove() ? QString() : refused(file.errorString());
    }
    QStringList command = command_;
    if (hidden) command.append(QLatin1String(kHiddenOption));
    QDir().mkpath(folder_);
    QSaveFile file(path());
    if (!file.open(QIODevice::WriteOnly)) return refused(file.errorString());
    file.write(QStringLiteral("[Desktop Entry]\nType=Application\nName=Gatehouse\n"
                              "Comment=AI gateway\nIcon=dev.gatehouse.Gatehouse\nExec=%1\n"
                              "Terminal=false\nX-GNOME-Autostart-enabled=true\n")
                   .arg(execLine(command))
                   .toUtf8());
    return file.commit() ? QString() : refused(file.errorString());
}

}  // namespace gatehouse::app
