#include "app/export/bundle_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "app/export/archive.h"
#include "app/formats.h"
#include "proxy/core/config/codec.h"

namespace gatehouse::app {
namespace {

struct BundleFileWords {
    Q_DECLARE_TR_FUNCTIONS(Export)
};

constexpr int kOwner = 0600;
constexpr int kAll = 0644;
constexpr int kProgram = 0755;

QFileDevice::Permissions permissionsOf(int mode)
{
    using P = QFileDevice;
    QFileDevice::Permissions out = P::ReadOwner | P::WriteOwner;
    if ((mode & 0100) != 0) out |= P::ExeOwner;
    if ((mode & 0044) != 0) out |= P::ReadGroup | P::ReadOther;
    if ((mode & 0011) != 0) out |= P::ExeGroup | P::ExeOther;
    return out;
}

Error cannotWrite(const QString& path, const QString& why)
{
    return fail(ErrorKind::Storage,
                BundleFileWords::tr("%1 cannot be written: %2").arg(path, why).toStdString(),
                BundleFileWords::tr("Choose another place, or make room.").toStdString());
}

Result<void> writeFile(const QString& path, const QByteArray& content, int mode)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return cannotWrite(path, file.errorString());
    // Before the first byte: nobody else ever sees what is the owner's.
    file.setPermissions(permissionsOf(mode));
    file.write(content);
    if (!file.commit()) return cannotWrite(path, file.errorString());
    return {};
}

Result<std::vector<ArchiveEntry>> entriesOf(const exports::Bundle& bundle, const QString& program)
{
    std::vector<ArchiveEntry> entries;
    for (const exports::File& file : bundle.files) {
        entries.push_back({text(file.path), QByteArray::fromStdString(file.text),
                           file.ownerOnly ? kOwner : kAll});
    }
    if (program.isEmpty()) return entries;
    QFile file(program);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::NotFound,
                    BundleFileWords::tr("%1 cannot be read: %2")
                        .arg(program, file.errorString())
                        .toStdString(),
                    BundleFileWords::tr("Export without the program.").toStdString());
    }
    entries.push_back({QStringLiteral("gatehouse-server"), file.readAll(), kProgram});
    return entries;
}

}  // namespace

QString serverProgram()
{
    const QDir here(QCoreApplication::applicationDirPath());
    // Installed beside us, or in a build folder.
    for (const char* place : {"gatehouse-server", "../proxy/gatehouse-server"}) {
        const QFileInfo found(here.filePath(QLatin1String(place)));
        if (found.isExecutable() && found.isFile()) return found.canonicalFilePath();
    }
    return {};
}

exports::Bundle serverBundle(const config::Config& config, quint64 generation,
                             const QString& program)
{
    return exports::serverBundle(
        config, provider::Catalogue::builtIn(),
        {.generation = generation, .version = GATEHOUSE_VERSION, .hasProgram = !program.isEmpty()});
}

Result<void> writeBundle(const exports::Bundle& bundle, const QString& path, const QString& program)
{
    auto entries = entriesOf(bundle, program);
    if (!entries) return std::move(entries).error();
    if (path.endsWith(QLatin1String(".tar"))) return writeFile(path, tarOf(*entries), kOwner);
    if (path.endsWith(QLatin1String(".zip"))) return writeFile(path, zipOf(*entries), kOwner);
    if (!QDir().mkpath(path))
        return cannotWrite(path, BundleFileWords::tr("the folder cannot be made"));
    for (const ArchiveEntry& entry : *entries)
        GH_TRY(writeFile(QDir(path).filePath(entry.path), entry.content, entry.mode));
    return {};
}

Result<config::Config> readBundle(const QString& path)
{
    const QFileInfo place(path);
    const QDir folder(place.isDir() ? path : place.path());
    std::vector<exports::File> files;
    for (const char* name : {"gatehouse.json", "bundle.json"}) {
        const bool chosen =
            !place.isDir() && QLatin1String(name) == QLatin1String("gatehouse.json");
        QFile file(chosen ? path : folder.filePath(QLatin1String(name)));
        if (file.open(QIODevice::ReadOnly))
            files.push_back({name, file.readAll().toStdString(), {}, false});
    }
    return exports::configOf(files);
}

}  // namespace gatehouse::app
