#include "app/data_home.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace gatehouse::app {
namespace {

struct DataHomeWords {
    Q_DECLARE_TR_FUNCTIONS(DataHome)
};

QString usual()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).absolutePath();
}

QString choiceFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/gatehouse/data-folder");
}

QString chosen()
{
    QFile file(choiceFile());
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QString folder = QString::fromUtf8(file.readLine()).trimmed();
    return QDir::isAbsolutePath(folder) ? folder : QString();
}

}  // namespace

QString dataHome()
{
    const QString folder = chosen();
    return folder.isEmpty() ? usual() : folder;
}

bool isDataHomeAway()
{
    const QString folder = chosen();
    return !folder.isEmpty() && !QFileInfo(folder).isDir();
}

QString chooseDataHome(const QString& folder)
{
    const QString path = QDir(folder).absolutePath();
    if (!QDir().mkpath(path) || !QFileInfo(path).isWritable())
        return DataHomeWords::tr("Gatehouse may not write into %1. Choose another folder.")
            .arg(path);
    if (path == usual()) {
        QFile::remove(choiceFile());
        return {};
    }
    QDir().mkpath(QFileInfo(choiceFile()).path());
    QSaveFile file(choiceFile());
    const bool kept =
        file.open(QIODevice::WriteOnly) && file.write(path.toUtf8() + '\n') > 0 && file.commit();
    return kept ? QString()
                : DataHomeWords::tr("The choice was not kept: %1.").arg(file.errorString());
}

}  // namespace gatehouse::app
