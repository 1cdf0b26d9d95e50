#include "app/restart.h"

#include <QCoreApplication>
#include <QProcess>

namespace gatehouse::app {

bool startAgain(const QStringList& arguments)
{
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
}

}  // namespace gatehouse::app
