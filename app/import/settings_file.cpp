#include "app/import/settings_file.h"

#include <algorithm>

#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

#include "app/connect/discovery.h"
#include "app/export/bundle_file.h"
#include "app/formats.h"
#include "app/import/foreign_settings.h"

namespace gatehouse::app {
namespace {

constexpr qint64 kMostBytes = 4'000'000;

/// NAME=VALUE lines as shells and compose files write them.
QProcessEnvironment variablesIn(const QByteArray& text)
{
    QProcessEnvironment found;
    for (QByteArray line : text.split('\n')) {
        line = line.trimmed();
        if (line.startsWith("export ")) line = line.mid(7).trimmed();
        const auto equals = line.indexOf('=');
        if (line.startsWith('#') || equals <= 0) continue;
        QByteArray value = line.mid(equals + 1).trimmed();
        const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                            (value.front() == '"' || value.front() == '\'');
        if (quoted) value = value.mid(1, value.size() - 2);
        found.insert(QString::fromUtf8(line.left(equals).trimmed()), QString::fromUtf8(value));
    }
    return found;
}

ImportedSettings fromVariables(const QProcessEnvironment& variables)
{
    ImportedSettings made;
    made.kind = QStringLiteral(".env");
    QStringList used;
    for (const FoundProvider& found : Discovery::keysIn(variables)) {
        SetupChoice choice{found.provider,
                           Secret(variables.value(found.variable).trimmed().toStdString())};
        choice.provider.key = {};
        made.choices.push_back(std::move(choice));
        used.append(found.variable);
    }
    for (const QString& name : variables.keys()) {
        if (!used.contains(name)) made.left.append(name);
    }
    return made;
}

}  // namespace

Result<ImportedSettings> readSettingsFile(const QString& path)
{
    if (QFileInfo(path).isDir()) {
        auto whole = readBundle(path);
        if (!whole) return std::move(whole).error();
        return ImportedSettings{QStringLiteral("Gatehouse"), std::move(*whole), {}, {}, {}};
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::NotFound, "the file cannot be read: " + path.toStdString(),
                    file.errorString().toStdString());
    }
    const QByteArray text = file.read(kMostBytes + 1);
    if (text.size() > kMostBytes)
        return fail(ErrorKind::Invalid, "this is too long for a file of settings",
                    "choose the settings, not the log");
    if (auto foreign = readForeignSettings(text)) return std::move(*foreign);
    if (text.trimmed().startsWith('{')) {
        auto whole = readBundle(path);
        if (!whole) return std::move(whole).error();
        return ImportedSettings{QStringLiteral("Gatehouse"), std::move(*whole), {}, {}, {}};
    }
    const auto variables = variablesIn(text);
    if (variables.isEmpty())
        return fail(ErrorKind::Invalid, "no settings were found in this file",
                    "choose gatehouse.json, LiteLLM's config.yaml, Bifrost's config.json, a "
                    "Portkey config or a .env file");
    return fromVariables(variables);
}

}  // namespace gatehouse::app
