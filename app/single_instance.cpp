#include "app/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

namespace gatehouse::app {
namespace {

constexpr int kPatience = 300;  // ms

}  // namespace

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent) : QObject(parent)
{
    const QByteArray where = QDir(dataFolder).absolutePath().toUtf8();
    const QByteArray hash =
        QCryptographicHash::hash(where, QCryptographicHash::Sha256).toHex().left(16);
    name_ = QStringLiteral("gatehouse-") + QString::fromLatin1(hash);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::handOver(const QString& page, bool raise)
{
    QLocalSocket socket;
    socket.connectToServer(name_);
    if (!socket.waitForConnected(kPatience)) return false;
    if (!raise) return true;
    socket.write(page.toUtf8() + '\n');
    socket.waitForBytesWritten(kPatience);
    socket.disconnectFromServer();
    return true;
}

bool SingleInstance::listen()
{
    server_ = new QLocalServer(this);
    server_->setSocketOptions(QLocalServer::UserAccessOption);
    if (!server_->listen(name_)) {
        QLocalServer::removeServer(name_);  // left behind: nobody answered in handOver()
        if (!server_->listen(name_)) return false;
    }
    connect(server_, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* socket = server_->nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
                if (!socket->canReadLine()) return;
                Q_EMIT asked(QString::fromUtf8(socket->readLine(256)).trimmed());
            });
        }
    });
    return true;
}

}  // namespace gatehouse::app
